/** The table of `description.mjs` as a thangdiem set, in YAML, and what agencies state as the tables it reads. */
import { describe, factsOf, year } from "./description.mjs";

export { agencyMaker } from "./agencies.mjs";
export { decimalText } from "./fraction.mjs";
export { workedOut } from "./oracle.mjs";
export { describe, year };

/** A file of a criteria set; only the numbers matter. */
export function setText(table) {
  const asked = factsOf(table);
  const facts = [...asked].map(([id, fact]) => `  ${id}: { ${factKeys(id, fact).join(", ")} }`);
  const nodes = table.groups.map((group) => {
    const limits = group.ceiling === null ? "" : `    ceiling: "${group.ceiling}"\n`;
    const bonus = group.code === "T" ? `    bonus: "yes"\n` : "";
    const children = table.criteria.filter((one) => one.group === group.code).map(criterionText);
    return `  - code: ${group.code}\n    title: Nhóm ${group.code}\n    max: "${group.max}"\n${limits}${bonus}    children:\n${children.join("")}`;
  });
  const grades = table.grades.map(
    ({ id, name, atLeast }) =>
      `  - { id: ${id}, name: ${name}${atLeast === null ? "" : `, at-least: "${atLeast}"`} }`,
  );
  return `set: do-toc-do
edition: "${year}-01-01"
title: Bộ để đo, không phải văn bản thật
decision: { number: 0/ĐO, date: "${year}-01-01", issuer: Nơi đo }
basis: reconstruction
notice: { vi: Chỉ để đo tốc độ., en: For measuring only. }
governs: { periods: [year], from: "${year}" }
agency-kinds: { so: Sở }
sources: { nguon: { title: Nguồn tưởng tượng } }
scorers: { to: Tổ đo }
base: "${table.base}"
facts:
${facts.join("\n")}
criteria:
${nodes.join("")}total: { floor: "0", ceiling: "100" }
not-applicable: { policy: rescale, level: total }
rounding: [{ of: total, places: "2", mode: half-up }]
grades:
${grades.join("\n")}
grade-ceilings:
  - { at-most: ${table.grades[table.veto.atMost].id}, when: { fact: ${table.veto.fact}, is: "yes" }, why: Có vi phạm nghiêm trọng }
ranking: {}
`;
}

const types = {
  "yes-no": "yes-no",
  number: "integer",
  cases: "integer",
  percentage: "percentage",
  date: "date",
  part: "integer",
  whole: "integer",
  budget: "integer",
  spent: "integer",
};

function factKeys(id, { as, whole, mayNotApply }) {
  const notAbove = as === "part" ? (whole ?? id.replace("dat_", "tong_")) : null;
  return [
    `type: ${types[as]}`,
    `label: Dữ kiện ${id}`,
    `ask: Dữ kiện ${id} là bao nhiêu?`,
    `document: ${as === "part" || as === "date" ? "required, document-name: Báo cáo" : "none"}`,
    ...(notAbove ? [`not-above: ${notAbove}`] : []),
    ...(as === "budget" ? [`min: "1"`] : []),
    ...(mayNotApply ? [`may-not-apply: "yes"`] : []),
  ];
}

function criterionText(one) {
  const limits = [
    ...(one.ceiling && one.ceiling !== one.max ? [`ceiling: "${one.ceiling}"`] : []),
    ...(one.floor && one.floor !== "0" ? [`floor: "${one.floor}"`] : []),
    ...(one.isBonus ? [`bonus: "yes"`] : []),
  ];
  const keys = [
    `code: ${one.code}`,
    `title: Tiêu chí ${one.code}`,
    `max: "${one.max}"`,
    ...limits,
    "scorer: to",
    `source: { document: nguon, item: "${one.code}", quote: lời }`,
    `rule: ${ruleText(one)}`,
  ];
  return `      - { ${keys.join(", ")} }\n`;
}

function ruleText(one) {
  const share = one.part ? `part: ${one.part}, whole: ${one.whole}, when-zero: "${one.whenZero}"` : null;
  switch (one.kind) {
    case "yes-no":
      return `{ kind: yes-no, fact: ${one.fact} }`;
    case "count":
      return `{ kind: count, fact: ${one.fact}, each: "${one.each}", at-most: "${one.atMost}" }`;
    case "ratio":
      return `{ kind: ratio, ${share ?? `fact: ${one.fact}, out-of: "${one.outOf}"`} }`;
    case "bands": {
      const bands = one.bands.map(({ from, points }, index) => {
        const above = one.bands[index - 1]?.from;
        return `{ ${[...(from === null ? [] : [`from: "${from}"`]), ...(above ? [`below: "${above}"`] : []), `points: "${points}"`].join(", ")} }`;
      });
      return `{ kind: bands, ${share ?? `fact: ${one.fact}`}, bands: [${bands.join(", ")}] }`;
    }
    case "deadline": {
      const late = one.late
        ? `late: "${one.late}"`
        : `per-day: { minus: "${one.perDay}", at-most: "${one.perDayAtMost}" }`;
      return `{ kind: deadline, fact: ${one.fact}, by: N-${one.by}, ${late} }`;
    }
    case "formula":
      return `{ kind: formula, formula: "${formulaText(one.formula)}"${one.divisor ? `, when-zero: "${one.whenZero}"` : ""} }`;
  }
  throw new Error(`no kind ${one.kind}`);
}

function formulaText(expression) {
  if (typeof expression === "string") return expression;
  if (!Array.isArray(expression)) return expression.n;
  const [operator, ...operands] = expression;
  const texts = operands.map(formulaText);
  return /^[a-z]/.test(operator) ? `${operator}(${texts.join(", ")})` : `(${texts.join(` ${operator} `)})`;
}

/** Agencies and their facts as the engine's tables. */
export function tablesOf(agencies) {
  const rows = (all) =>
    all.map((cells, index) => ({ row: index + 2, cells: new Map(Object.entries(cells)) }));
  return {
    agencies: {
      file: "agencies.csv",
      columns: ["id", "name", "kind", "block"],
      rows: rows(agencies.map(({ id }) => ({ id, name: `Cơ quan ${id}`, kind: "so", block: "Sở" }))),
    },
    evidence: {
      file: "evidence.csv",
      columns: evidenceColumns,
      rows: rows(agencies.flatMap(evidenceRows)),
    },
  };
}

const evidenceColumns = ["agency", "fact", "period", "round", "value", "document", "note"];

const evidenceRows = ({ id, facts }) =>
  Object.entries(facts).map(([fact, value], index) => ({
    agency: id,
    fact,
    period: String(year),
    round: "self",
    value: value.replace(".", ","),
    document: value === "KAD" || value === "không" ? "" : `Báo cáo số ${index + 1}`,
    note: value === "KAD" ? "Không phát sinh" : "",
  }));

/** The same as a file, with the separator of Vietnamese Excel. */
export function evidenceCsv(agencies) {
  const lines = agencies
    .flatMap(evidenceRows)
    .map((row) => evidenceColumns.map((column) => row[column]).join(";"));
  return `${evidenceColumns.join(";")}\n${lines.join("\n")}\n`;
}
