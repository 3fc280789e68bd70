/** Numbers between text and fraction: decimals in, the shortest exact text out. */
import { Exact } from "./exact.ts";

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Longer than any figure a score sheet can hold; keeps hostile input from making giant integers. */
const maxDigits = 40;

/** So many digits are a safe integer, whichever they are. */
const safeDigits = 15;

/** Reads `12.5` or `-3` (decimal point, no grouping, no exponent). `undefined` for anything else. */
export function exactFromText(text: string): Exact | undefined {
  if (text.length > maxDigits || !decimal.test(text)) return undefined;
  const point = text.indexOf(".");
  if (point === -1 && text.length <= safeDigits) return Exact.ratio(Number(text));
  const [whole, fraction] = point === -1 ? [text, ""] : [text.slice(0, point), text.slice(point + 1)];
  const digits = whole + fraction;
  return digits.length <= safeDigits
    ? Exact.ratio(Number(digits), 10 ** fraction.length)
    : Exact.of(BigInt(digits), 10n ** BigInt(fraction.length));
}

/** For numbers written in the program and its tests: throws when the text is no decimal. */
export function exact(text: string): Exact {
  const number = exactFromText(text);
  if (number === undefined) throw new TypeError(`not a decimal number: ${text}`);
  return number;
}

/** The shortest exact text: `13.95` where the decimal ends, `40/3` where it does not. */
export function textOfExact(number: Exact): string {
  const plain = number.plainTerms();
  return (plain && textOfPlain(plain.top, plain.bottom)) ?? textOfTerms(number.numerator, number.denominator);
}

function textOfTerms(numerator: bigint, denominator: bigint): string {
  const places = placesToEnd(denominator);
  return places === undefined
    ? `${numerator}/${denominator}`
    : fixed(numerator * (10n ** BigInt(places) / denominator), places);
}

/** The same of plain numbers, where the decimal ends soon; most do. */
function textOfPlain(top: number, bottom: number): string | null {
  if (bottom === 1) return String(top);
  const places = powersOfTen.findIndex((power) => power % bottom === 0);
  const units = top * ((powersOfTen[places] ?? 0) / bottom);
  return places === -1 || !Number.isSafeInteger(units) ? null : fixed(units, places);
}

const powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** `fixed(1395n, 2)` is `13.95`; `fixed(-5n, 2)` is `-0.05`. Of whole units. */
export function fixed(units: bigint | number, places: number): string {
  const digits = (units < 0 ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = units < 0 ? "-" : "";
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}

function placesToEnd(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
