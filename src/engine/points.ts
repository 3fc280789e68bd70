/** Points of which nothing is known, for a rule that is looked at by itself. */
import { unlimited, zero } from "./exact/index.ts";
import type { PointsAt } from "./rules/conditions.ts";

export const anyPoints: PointsAt = {
  of: () => ({ span: unlimited, max: zero }),
  every: () => [{ span: unlimited, max: zero }],
};
