/** Fractions of two bigints, as at school: no trick, and nothing shared with the engine. */
const divisor = (a, b) => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

export function fraction(numerator, denominator = 1n) {
  if (denominator === 0n) throw new RangeError("divided by 0");
  const shared = divisor(numerator, denominator) || 1n;
  const sign = denominator / shared < 0n ? -1n : 1n;
  return { top: (sign * numerator) / shared, bottom: (sign * denominator) / shared };
}

/** `-12.345` */
export function fromText(text) {
  const [whole, decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const add = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const subtract = (a, b) => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const multiply = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom);
export const divide = (a, b) => fraction(a.top * b.bottom, a.bottom * b.top);
export const isLess = (a, b) => a.top * b.bottom < b.top * a.bottom;
export const least = (a, b) => (isLess(b, a) ? b : a);
export const most = (a, b) => (isLess(a, b) ? b : a);
export const isZero = (a) => a.top === 0n;

/** To two places, half away from zero. */
export function roundedToHundredths({ top, bottom }) {
  const size = top < 0n ? -top : top;
  const hundredths = (size * 200n + bottom) / (2n * bottom);
  return fraction(top < 0n ? -hundredths : hundredths, 100n);
}

/** The decimal, where it has an end; else `null`. */
export function decimalText({ top, bottom }) {
  for (let places = 0; places <= 60; places++) {
    const scaled = top * 10n ** BigInt(places);
    if (scaled % bottom !== 0n) continue;
    const digits = String(scaled / bottom < 0n ? -(scaled / bottom) : scaled / bottom).padStart(
      places + 1,
      "0",
    );
    const sign = top < 0n ? "-" : "";
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  return null;
}
