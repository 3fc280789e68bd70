/** Exact numbers: the only arithmetic that points are reckoned with. */
export { Exact, greater, hundred, lesser, one, sumOf, zero } from "./exact.ts";
export { type Rounding, type RoundingMode, round, roundingModes, toPlaces } from "./rounding.ts";
export {
  clamp,
  clampSpan,
  isSettled,
  nothing,
  only,
  type Span,
  settledAt,
  spanContains,
  spanHull,
  spanMinus,
  spanOfGreater,
  spanPlus,
  spanThrough,
  unlimited,
} from "./span.ts";
export { exact, exactFromText, textOfExact } from "./text.ts";
