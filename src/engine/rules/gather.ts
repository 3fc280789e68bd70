/** The mean, the least or the most of several numbers, some of which may still fall away: the span of what is possible. */
import { Exact, greater, lesser, type Span, spanHull } from "../exact/index.ts";
import { extremeShare } from "./tally.ts";

/** One of the numbers; one that is not certain may turn out not to be there. */
export interface Member {
  readonly span: Span;
  readonly isCertain: boolean;
}

const one = Exact.of(1n);

/** Expects at least one member. Where none is certain, the span is that of when at least one is there. */
export const spanOfMean = (members: readonly Member[]): Span => ({
  least: extremeMean(members, "least"),
  most: extremeMean(members, "most"),
});

function extremeMean(members: readonly Member[], side: "least" | "most"): Exact | null {
  const weights = (isCertain: boolean) =>
    members.flatMap((member) =>
      member.isCertain !== isCertain || member.span[side] === null
        ? []
        : [{ points: member.span[side], max: one }],
    );
  const [sure, unsure] = [weights(true), weights(false)];
  return sure.length + unsure.length < members.length ? null : extremeShare(sure, unsure, side);
}

/** Of the least (most) of them: any may push it outwards, only those that are certain hold its other end. */
export function spanOfExtreme(which: "least" | "most", members: readonly Member[]): Span {
  const hull = members.map(({ span }) => span).reduce(spanHull);
  const [inner, pick] = which === "least" ? (["most", lesser] as const) : (["least", greater] as const);
  const held = members.flatMap(({ span, isCertain }) =>
    isCertain && span[inner] !== null ? [span[inner]] : [],
  );
  return held.length === 0 ? hull : { ...hull, [inner]: held.reduce(pick) };
}
