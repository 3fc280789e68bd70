/**
 * What agencies state, out of a seed. Three in a hundred are built to lie on a boundary: their total is exactly a
 * threshold or one hundredth below it, some of them only through rounding of exactly half a hundredth, where a
 * float that is a hair too small gives the wrong grade.
 */
import { dayOfYear, factsOf, year } from "./description.mjs";
import { add, decimalText, divide, fraction, fromText, isLess, multiply, subtract } from "./fraction.mjs";
import { workedOut } from "./oracle.mjs";
import { drawsFrom } from "./random.mjs";

const boundaries = ["90", "80", "50"];
/** On the threshold, rounded up onto it, one hundredth below it, rounded down to that. */
const offsets = ["0", "-0.005", "-0.01", "-0.005001"];

/** `digits: 15` states amounts of 15 digits, as budgets in đồng, where there would be small whole numbers. */
export function agencyMaker(table, { seed, digits = 2 }) {
  const asked = [...factsOf(table)];
  const knob = table.criteria.find(({ isKnob }) => isKnob);
  const loose = new Set(table.groups.filter(({ ceiling }) => ceiling === null).map(({ code }) => code));

  return function agencyAt(index) {
    const draw = drawsFrom(seed * 1_000_003 + index);
    const isOnBoundary = index % 100 < 3;
    const facts = isOnBoundary ? onBoundary(draw, index) : anyFacts(draw, draw.int(40, 101), false);
    return { id: `cq-${index}`, facts, isOnBoundary };
  };

  function onBoundary(draw, index) {
    const nth = Math.floor(index / 100) * 3 + (index % 100);
    const boundary = fromText(boundaries[nth % 3]);
    const target = add(boundary, fromText(offsets[Math.floor(nth / 3) % 4]));
    let quality = { 90: 95, 80: 84, 50: 52 }[boundaries[nth % 3]];
    for (let attempt = 0; attempt < 500; attempt++) {
      const facts = anyFacts(draw, quality, true);
      const { unrounded, applicable, extras } = workedOut(table, { ...facts, [knob.fact]: "0" });
      // What the knob must add before all is brought to the base.
      const missing = divide(multiply(subtract(target, unrounded), applicable), fraction(100n));
      const share = divide(multiply(missing, fraction(100n)), fromText(knob.max));
      const text = decimalText(share);
      if (text === null) throw new Error(`agency ${index}: ${extras.top} leaves a decimal without end`);
      if (!isLess(share, fraction(0n)) && !isLess(fraction(100n), share))
        return { ...facts, [knob.fact]: text };
      quality += isLess(share, fraction(0n)) ? -1 : 1;
      if (quality < 20 || quality > 105) quality = draw.int(45, 98);
    }
    throw new Error(`agency ${index} was not brought onto ${boundaries[nth % 3]}`);
  }

  /** `ends`: every quotient is a decimal with an end, and no capped group is rescaled. */
  function anyFacts(draw, quality, ends) {
    const facts = {};
    const share = () => Math.min(100, Math.max(0, quality + draw.int(-25, 15)));
    const wholes = {};
    const wholeOf = (id, mayBeNothing) => {
      if (wholes[id] !== undefined) return wholes[id];
      let whole;
      if (mayBeNothing && draw.chance(6)) whole = 0n;
      else if (digits > 2)
        whole = ends
          ? draw.pick([1n, 2n, 4n, 5n, 8n]) * 10n ** BigInt(digits - 1)
          : BigInt(draw.int(100_000_000, 999_999_999)) * 10n ** BigInt(digits - 9) +
            BigInt(draw.int(0, 999_999));
      else whole = ends ? BigInt(draw.pick([20, 25, 40, 50, 80])) : BigInt(draw.int(3, 99));
      wholes[id] = whole;
      return whole;
    };
    const partOf = (whole, percent) => (whole * BigInt(percent * 1000 + draw.int(0, 999))) / 100_000n;
    for (const [id, { as, whole, mayNotApply, criterion }] of asked) {
      const isLoose = criterion !== null && loose.has(criterion.group);
      const mayFall = !ends || isLoose;
      if (mayNotApply && draw.chance(8) && mayFall) {
        facts[id] = "KAD";
        continue;
      }
      facts[id] = answer();
      function answer() {
        switch (as) {
          case "yes-no":
            if (criterion === null) return draw.chance(3) && !ends ? "yes" : "no";
            return draw.chance(quality) ? "yes" : "no";
          case "number":
            return String(numberFor(criterion));
          case "cases":
            return String(draw.chance(quality) ? 0 : draw.int(1, 5));
          case "percentage":
            return tenthsOf(Math.min(1000, share() * 10 + draw.int(0, 9)));
          case "date":
            return dateFor(criterion);
          case "whole":
            return String(wholeOf(id, mayFall));
          case "part": {
            const total = wholeOf(whole ?? id.replace("dat_", "tong_"), mayFall);
            const part = partOf(total, share());
            return String(part > total ? total : part);
          }
          case "budget":
            return String(wholeOf(id, false));
          case "spent": {
            const budget = wholeOf(id.replace("chi_", "du_toan_"), false);
            return String(
              draw.chance(quality) ? partOf(budget, draw.int(60, 99)) : partOf(budget, draw.int(100, 160)),
            );
          }
        }
        throw new Error(`nothing is stated as ${as}`);
      }
    }
    return facts;

    function numberFor({ kind, each, atMost, max }) {
      if (kind !== "count") return draw.int(0, 4 + Math.floor(quality / 8));
      if (each.startsWith("-")) return draw.chance(quality) ? 0 : draw.int(1, 6);
      if (max === "0") return draw.chance(60) ? 0 : draw.int(1, 5);
      const enough = Math.ceil(Number(atMost) / Number(each));
      return Math.floor((enough * (share() + draw.int(-20, 30))) / 100) > 0
        ? Math.floor((enough * share()) / 100)
        : 0;
    }

    function dateFor({ by }) {
      const last = dayOfYear(by);
      if (draw.chance(quality)) return isoDay(last - draw.int(0, 30));
      return draw.chance(15) ? "không" : isoDay(Math.min(364, last + draw.int(1, 40)));
    }
  }
}

const tenthsOf = (count) =>
  count % 10 === 0 ? String(count / 10) : `${Math.floor(count / 10)}.${count % 10}`;
const isoDay = (day) =>
  new Date(Date.parse(`${year}-01-01T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
