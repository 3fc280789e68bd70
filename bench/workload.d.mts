/** What tests use of the workload. */
import type { Table } from "../src/engine/index.ts";

export interface Described {
  readonly criteria: readonly { readonly code: string; readonly kind: string; readonly max: string }[];
  readonly groups: readonly { readonly code: string; readonly ceiling: string | null }[];
  readonly grades: readonly { readonly id: string; readonly name: string; readonly atLeast: string | null }[];
}

export interface Stated {
  readonly id: string;
  /** `yes`, `12.5`, `2025-02-14`, `không`, `KAD`. */
  readonly facts: Readonly<Record<string, string>>;
  readonly isOnBoundary: boolean;
}

export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export interface WorkedOut {
  /** `null` where the criterion does not apply. */
  readonly points: ReadonlyMap<string, Fraction | null>;
  readonly unrounded: Fraction;
  readonly total: Fraction;
  readonly grade: string;
}

export const year: number;
export function describe(seed: number): Described;
export function agencyMaker(
  table: Described,
  options: { readonly seed: number; readonly digits?: number },
): (index: number) => Stated;
export function workedOut(table: Described, facts: Stated["facts"]): WorkedOut;
export function setText(table: Described): string;
export function tablesOf(agencies: readonly Stated[]): {
  readonly agencies: Table;
  readonly evidence: Table;
};
