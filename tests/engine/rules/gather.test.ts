/** The mean, least and most of numbers some of which may fall away: every bound worked by hand. */
import { describe, expect, test } from "vitest";
import { exact, textOfExact } from "../../../src/engine/exact/index.ts";
import { type Member, spanOfExtreme, spanOfMean } from "../../../src/engine/rules/gather.ts";

/** `2` known, `2~5` open, `2~` without end; a `?` behind it may fall away. */
const member = (text: string): Member => {
  const [least = "", most = least] = text.replace("?", "").split("~");
  const end = (one: string) => (one === "" ? null : exact(one));
  return { span: { least: end(least), most: end(most) }, isCertain: !text.endsWith("?") };
};
const shown = ({ least, most }: Member["span"]) =>
  [least, most].map((end) => (end ? textOfExact(end) : "∞")).join(" ");

describe("the mean", () => {
  test.each([
    ["2 4", "3 3"],
    ["2~4 4", "3 4"],
    // 6 alone, or with 0: 3; with 9: 7.5; 0 and 9 together give 5.
    ["6 0? 9?", "3 7.5"],
    // A doubtful one that lies inside moves nothing outwards.
    ["2~8 5?", "2 8"],
    ["4?", "4 4"],
    ["2? 8?", "2 8"],
    ["2 0~", "1 ∞"],
    ["2 ~4", "∞ 3"],
    ["2 0~?", "1 ∞"],
  ])("of %s lies in %s", (members, span) => {
    expect(shown(spanOfMean(members.split(" ").map(member)))).toBe(span);
  });
});

describe("the extreme", () => {
  test.each([
    ["least", "2 4", "2 2"],
    ["most", "2 4", "4 4"],
    ["least", "2~5 3~4", "2 4"],
    ["most", "2~5 3~4", "3 5"],
    // The 1 may fall away, then 4 is the least.
    ["least", "4 1?", "1 4"],
    ["most", "4 9?", "4 9"],
    ["least", "4? 1?", "1 4"],
    ["most", "4? 1?", "1 4"],
    ["least", "~4 3", "∞ 3"],
    ["most", "4~ 3", "4 ∞"],
    ["least", "2~ 3", "2 3"],
    ["most", "~9 3", "3 9"],
    ["least", "2~?", "2 ∞"],
  ] as const)("%s of %s lies in %s", (which, members, span) => {
    expect(shown(spanOfExtreme(which, members.split(" ").map(member)))).toBe(span);
  });
});
