import { describe, expect, test } from "vitest";
import {
  type Round,
  resolve,
  type Statement,
  unreasonedChanges,
} from "../../../src/engine/evidence/rounds.ts";
import { exact } from "../../../src/engine/exact/index.ts";
import { readCell } from "../../../src/engine/facts/cell.ts";
import { factOf } from "../../builders.ts";

const count = factOf("integer", {
  domain: { least: exact("0"), most: null },
  step: exact("1"),
  mayNotApply: true,
});
const proven = { ...count, document: "required" as const };
const yesNo = factOf("yes-no", { document: "required" });

function say(round: Round, text: string, more: Partial<Statement> = {}, fact = count): Statement {
  const read = readCell(text, fact);
  if ("problem" in read) throw new Error(read.problem.id);
  return {
    agency: "a",
    fact: "fact",
    item: null,
    period: "2025",
    round,
    cell: read.cell,
    document: null,
    note: null,
    at: { file: "evidence.csv", line: 2 },
    ...more,
  };
}

const held = (statements: readonly Statement[], round: Round, fact = count) => {
  const state = resolve(statements, fact, round);
  return state.state === "value"
    ? state.value.type === "number"
      ? state.value.value
      : state.value.value
    : state.state === "open"
      ? state.why
      : state.state;
};

describe("the latest round that speaks about a fact holds", () => {
  const claimed = [say("self", "5"), say("appraisal", "4"), say("council", "6")];
  test.each<[Round, string]>([
    ["self", "5"],
    ["appraisal", "4"],
    ["re-appraisal", "4"],
    ["council", "6"],
  ])("as far as %s it is %s", (round, value) => {
    expect(held(claimed, round)).toEqual(exact(value));
  });

  test("the order of the rows changes nothing", () => {
    expect(held([...claimed].reverse(), "council")).toEqual(exact("6"));
  });

  test("an empty cell says nothing, so the earlier value stays", () => {
    expect(held([say("self", "5"), say("appraisal", "")], "appraisal")).toEqual(exact("5"));
  });

  test("“không công nhận” makes it missing, though zero would be a value", () => {
    expect(held([say("self", "5"), say("appraisal", "không công nhận")], "appraisal")).toBe("withdrawn");
    expect(held([say("self", "5"), say("appraisal", "0")], "appraisal")).toEqual(exact("0"));
  });
});

describe("a value without its required document", () => {
  test("counts in the self round and is named unproven", () => {
    expect(resolve([say("self", "5")], proven, "self")).toMatchObject({ state: "value", isUnproven: true });
  });
  test("is missing once the record is appraised", () => {
    expect(held([say("self", "5")], "appraisal", proven)).toBe("unproven");
  });
  test("stays missing when the appraisal repeats it without document or reason", () => {
    expect(held([say("self", "5"), say("appraisal", "5")], "appraisal", proven)).toBe("unproven");
  });
  test("holds when the appraisal accepts it with a reason", () => {
    expect(
      held([say("self", "5"), say("appraisal", "5", { note: "chấp nhận giải trình" })], "appraisal", proven),
    ).toEqual(exact("5"));
  });
  test("stays accepted when a later round repeats it, and not when that round says another value", () => {
    const accepted = [say("self", "5"), say("appraisal", "5", { note: "chấp nhận giải trình" })];
    expect(held([...accepted, say("council", "5")], "council", proven)).toEqual(exact("5"));
    expect(held([...accepted, say("council", "6")], "council", proven)).toBe("unproven");
  });
  test("holds when the document came with an earlier round", () => {
    expect(
      held([say("self", "5", { document: "BC 1" }), say("appraisal", "5")], "appraisal", proven),
    ).toEqual(exact("5"));
  });
  test("a document for another value proves nothing", () => {
    expect(held([say("self", "5", { document: "BC 1" }), say("appraisal", "6")], "appraisal", proven)).toBe(
      "unproven",
    );
  });
  test("a no claims nothing and needs no document", () => {
    expect(held([say("self", "không", {}, yesNo)], "appraisal", yesNo)).toBe(false);
    expect(held([say("self", "có", {}, yesNo)], "appraisal", yesNo)).toBe("unproven");
    const list = factOf("list", { document: "required" });
    expect(held([say("self", "không", {}, list)], "appraisal", list)).toBe("none");
  });
});

describe("a change needs a reason", () => {
  test.each([
    ["5", "4", "", 1],
    ["5", "4", "đối chiếu biên bản", 0],
    ["5", "5", "", 0],
    ["5", "không công nhận", "", 1],
    ["5", "KAD", "", 1],
    ["CHO", "4", "", 0],
    ["", "4", "", 0],
    ["5", "", "", 0],
  ])("from %j to %j with reason %j: %i problems", (before, after, note, problems) => {
    const statements = [say("self", before, { note: "x" }), say("appraisal", after, { note: note || null })];
    expect(unreasonedChanges(statements)).toHaveLength(problems);
  });
});
