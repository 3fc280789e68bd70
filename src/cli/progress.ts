/** A bar on standard error, for a person who waits: only on a terminal, and only when the work is long. */
import type { Lang } from "../engine/index.ts";
import type { Io } from "./io.ts";

export interface Progress {
  /** `done` of `total`, in any unit; how many agencies so far. */
  at(done: number, agencies: number): void;
  clear(): void;
}

const patience = 1_000;
const interval = 200;

/** `total`: `null` where it is not known. */
export function progressOn(io: Io, total: number | null, lang: Lang): Progress {
  const started = Date.now();
  let shown = started + patience - interval;
  let isShown = false;
  return {
    at(done, agencies) {
      if (!io.isTerminal || Date.now() - shown < interval) return;
      shown = Date.now();
      isShown = true;
      io.err(`\r${barText(done, total, agencies, lang)}`);
    },
    clear() {
      if (isShown) io.err(`\r${" ".repeat(70)}\r`);
      isShown = false;
    },
  };
}

export function barText(done: number, total: number | null, agencies: number, lang: Lang): string {
  const count = `${agencies} ${{ vi: "đơn vị", en: "agencies" }[lang]}`.padEnd(26);
  if (total === null || total === 0) return count;
  const share = Math.min(1, done / total);
  const filled = Math.floor(share * 30);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${"█".repeat(filled)}${"░".repeat(30 - filled)} ${percent} %  ${count}`;
}
