/** Points as plain data: quantities as exact text, and how they came to be settled. */
import { isSettled, textOfExact } from "./exact/index.ts";
import type { Points } from "./rules/score.ts";

export type PointsData = Readonly<Record<"earned" | "atLeast" | "atMost", string | null>>;

/** Of a set without points, and of what does not apply. */
export const noPoints: PointsData = { earned: null, atLeast: null, atMost: null };

export const pointsData = (points: Points): PointsData =>
  points.applies
    ? {
        earned: textOfExact(points.earned),
        atLeast: points.span.least && textOfExact(points.span.least),
        atMost: points.span.most && textOfExact(points.span.most),
      }
    : noPoints;

export const statuses = ["scored", "not-applicable", "open", "least-favourable"] as const;
export type Status = (typeof statuses)[number];

/** `settledBy`: how closing settled what was open. */
export function statusOf(points: Points, settledBy: "least-favourable" | null): Status {
  if (!points.applies) return "not-applicable";
  if (settledBy !== null) return settledBy;
  return isSettled(points.span) && !points.mayNotApply ? "scored" : "open";
}
