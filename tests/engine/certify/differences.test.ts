/** What verifying names where a certificate was changed: the smallest part, and not what only follows from it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, certifyAgency, problemInWords } from "../../../src/engine/index.ts";
import { problemsOf } from "./setup.ts";
import { type Anything, type Change, forged, resealed, smallBlock } from "./small.ts";

const whole = smallBlock();
const told = (data: unknown) => problemsOf(canonicalText(data)).map((one) => problemInWords(one, "en").what);

test("as it was made, and with every digest made anew, nothing differs", () => {
  expect(told(whole)).toEqual([]);
  expect(resealed(whole, () => undefined)).toEqual(whole);
});

describe("by someone who leaves the digests as they were, the part itself is named", () => {
  const cases: readonly (readonly [string, Change, string[]])[] = [
    [
      "the title of the set",
      (copy) => {
        copy.set.data.title = "Bộ khác";
      },
      ["The criteria set is not that of its digest."],
    ],
    [
      "a rule of the set, so that all points move",
      (copy) => {
        copy.set.data.criteria[1].rule.before = "N-01-15";
      },
      ["The criteria set is not that of its digest."],
    ],
    [
      "a note beside a fact",
      (copy) => {
        copy.agencies[0].evidence.facts.so.note = "sổ khác";
        copy.agencies[0].evidence.facts.so.said[0].note = "sổ khác";
      },
      ["a, fact so: it is not that of its digest."],
    ],
    [
      "a fact, in what was said and in what holds",
      (copy) => {
        copy.agencies[1].evidence.facts.so.value = "9";
        copy.agencies[1].evidence.facts.so.said[0].value = "9";
      },
      ["b, fact so: it is not that of its digest."],
    ],
    [
      "what holds of a fact, against what was said",
      (copy) => {
        copy.agencies[1].evidence.facts.so.value = "9";
      },
      ["b, fact so: value says “9”, reckoned again it is “3”."],
    ],
    [
      "a fact taken out",
      (copy) => {
        delete copy.agencies[0].evidence.facts.co;
      },
      ["a: the agency, its round or its list of facts is not that of the digest of its evidence."],
    ],
    [
      "an agency's name",
      (copy) => {
        copy.agencies[0].agency.name = "Sở khác";
      },
      ["a: the agency, its round or its list of facts is not that of the digest of its evidence."],
    ],
    [
      "the digest of an agency's result",
      (copy) => {
        copy.agencies[0].digests.result = copy.agencies[1].digests.result;
      },
      ["a, result: it is not that of its digest."],
    ],
    [
      "the digest over all results",
      (copy) => {
        copy.digests.result = copy.digests.evidence;
      },
      ["The digest digests.result is wrong"],
    ],
    [
      "who made it",
      (copy) => {
        copy.madeBy = "0.9.0";
      },
      ["The digest of the whole is wrong"],
    ],
  ];
  test.each(cases)("%s", (_, change, expected) => {
    const found = told(forged(whole, change));
    expect(found).toHaveLength(expected.length);
    expected.forEach((start, index) => {
      expect(found[index]?.slice(0, start.length)).toBe(start);
    });
  });
});

describe("by someone who makes every digest fit again, what does not follow from the facts is named", () => {
  const cases: readonly (readonly [string, Change, string])[] = [
    [
      "a fact that the rounds did not say",
      (copy) => {
        copy.agencies[1].evidence.facts.so.value = "9";
      },
      "b, fact so: value says “9”, reckoned again it is “3”.",
    ],
    [
      "the points of a criterion",
      (copy) => {
        copy.agencies[1].result.criteria["I.1"].points.earned = "5";
      },
      "b, criterion I.1: points.earned says “5”, reckoned again it is “2.5”.",
    ],
    [
      "a criterion that is not in the table",
      (copy) => {
        copy.agencies[1].result.criteria["X"] = { ...copy.agencies[1].result.criteria["II"] };
      },
      "b, criterion X: it says “…”, reckoned again it is “–”.",
    ],
    [
      "the points of a group",
      (copy) => {
        copy.agencies[1].result.groups.I.points.atMost = "8";
      },
      "b, group I: points.atMost says “8”, reckoned again it is “2.5”.",
    ],
    [
      "a subtotal",
      (copy) => {
        copy.agencies[0].result.subtotals.rieng_i.points.earned = "8";
      },
      "a, subtotal rieng_i: points.earned says “8”, reckoned again it is “7”.",
    ],
    [
      "a total",
      (copy) => {
        copy.agencies[1].result.points.earned = "5";
      },
      "b, total: points.earned says “5”, reckoned again it is “4.5”.",
    ],
    [
      "a grade",
      (copy) => {
        copy.agencies[1].result.grade.id = "dat";
      },
      "b, grade: grade.id says “dat”, reckoned again it is “khong_dat”.",
    ],
    [
      "whether it is closed",
      (copy) => {
        copy.agencies[1].result.closed = false;
      },
      "b, result: closed says “false”, reckoned again it is “true”.",
    ],
    [
      "a place",
      (copy) => {
        copy.agencies[1].place.place = "1";
      },
      "b, place: place says “1”, reckoned again it is “2”.",
    ],
    [
      "the mean of the block",
      (copy) => {
        copy.standing.average = "9";
      },
      "The numbers of the block: standing.average says “9”, reckoned again it is “6.75”.",
    ],
    [
      "a formula's tree",
      (copy) => {
        copy.set.formulas[0].tree.args[1].right.value = "2";
      },
      "The formula “min(M, so * 0.5 + 1)”: tree and text disagree.",
    ],
    [
      "that it is no trial",
      (copy) => {
        copy.trial = true;
      },
      "The head: trial says “true”, reckoned again it is “false”.",
    ],
    [
      "the set in the result",
      (copy) => {
        copy.agencies[0].result.set.basis = "reconstruction";
      },
      "a, result: set.basis says “reconstruction”, reckoned again it is “official”.",
    ],
  ];
  test.each(cases)("%s", (_, change, expected) => {
    expect(told(resealed(whole, change))).toEqual([expected]);
  });

  test("several of them are told together, each once", () => {
    const found = told(
      resealed(whole, (copy) => {
        for (const end of ["earned", "atLeast", "atMost"]) {
          copy.agencies[0].result.points[end] = "10";
          copy.agencies[1].result.criteria["II"].points[end] = "1";
        }
      }),
    );
    expect(found).toEqual([
      "a, total: points.earned says “10”, reckoned again it is “9”.",
      "b, criterion II: points.earned says “1”, reckoned again it is “2”.",
    ]);
  });

  test("a set that does not pass check grades nobody", () => {
    const broken = resealed(whole, (copy) => {
      copy.set.data.base = "11";
    });
    const [first, ...others] = problemsOf(canonicalText(broken));
    expect(first?.id).toBe("certificate-set");
    expect(others.map(({ at }) => at.path?.slice(0, 2))).toContainEqual(["set", "data"]);
  });

  test("what no evidence could have said is refused at the door, with its place", () => {
    const found = problemsOf(
      canonicalText(
        resealed(whole, (copy) => {
          for (const of of [copy.agencies[1].evidence.facts.so, copy.agencies[1].evidence.facts.so.said[0]])
            of.value = "10";
        }),
      ),
    );
    expect(found.map(({ id, at }) => [id, at.path?.join(".")])).toEqual([
      ["value-above", "agencies.1.evidence.facts.so.said.0"],
    ]);
  });
});

test.each(["facts", "criteria", "groups"])(
  "a key of %s that JavaScript treats specially is noticed",
  (place) => {
    const text = canonicalText(whole);
    const odd = text.replace(`"${place}":{`, `"${place}":{"__proto__":{},`);
    expect(odd).not.toBe(text);
    expect(problemsOf(odd).map(({ id, values }) => [id, values["key"]])).toEqual([
      ["certificate-unknown-key", "__proto__"],
    ]);
  },
);

describe("an agency's certificate", () => {
  const own = certifyAgency(whole, "b");
  if (own === undefined) throw new Error("no certificate of b");

  test("is reckoned again but for its block, whose numbers only its digests hold", () => {
    expect(told(own)).toEqual([]);
    const place: Change = (copy) => {
      copy.agencies[0].place.place = "1";
    };
    expect(told(forged(own, place))[0]).toBe("The numbers of the block: it is not that of its digest.");
    expect(told(resealed(own, place))).toEqual([]);
    const points: Change = (copy) => {
      copy.agencies[0].result.criteria["I.1"].points.earned = "5";
    };
    expect(told(resealed(own, points))).toEqual([
      "b, criterion I.1: points.earned says “5”, reckoned again it is “2.5”.",
    ]);
  });
});

test("any changed character is noticed", () => {
  const text = canonicalText(whole);
  const signs = [...'0123456789abcdefzA"\\{}[]:,.- \nđ…'];
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(...signs), (at, sign) => {
      const changed = text.slice(0, at) + sign + text.slice(at + 1);
      fc.pre(changed !== text);
      expect(problemsOf(changed)).not.toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("any cut, and anything added, is noticed", () => {
  const text = canonicalText(whole);
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom(" ", "\n", "{}", "\ufeff"), (at, more) => {
      expect(problemsOf(text.slice(0, at))).not.toEqual([]);
      expect(problemsOf(text + more)).not.toEqual([]);
      expect(problemsOf(more + text)).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});

type Place = { readonly of: Anything; readonly key: string | number };

const placesIn = (data: unknown): Place[] =>
  typeof data !== "object" || data === null
    ? []
    : Object.entries(data).flatMap(([key, value]) => [
        { of: data, key: Array.isArray(data) ? Number(key) : key },
        ...placesIn(value),
      ]);

test("whatever is written anywhere by someone who makes every digest fit, verifying ends with an answer", () => {
  const values = [
    "",
    "0",
    "-1",
    "1/3",
    "99999999999999999999",
    "KAD",
    "none",
    "not-done",
    "2025-02-30",
    "a",
    "b",
  ];
  const others = ["self", "council", "2025-02", "constructor", "so", "so#1", null, true, [], {}, ["a", "a"]];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...values, ...others), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
      (changes) => {
        const data = forged(whole, (copy) => {
          for (const [turn, value, isTaken] of changes) {
            const places = placesIn(copy);
            const place = places[turn % places.length];
            if (place && isTaken) delete place.of[place.key];
            else if (place) place.of[place.key] = value;
          }
        });
        const sealed = ((): unknown => {
          try {
            return resealed(data, () => undefined);
          } catch {
            return data;
          }
        })();
        expect(Array.isArray(problemsOf(canonicalText(sealed)))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
