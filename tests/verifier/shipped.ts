/** Certificates of every block of the data that is shipped, and of the worked cases of every set. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expressionParser } from "../../src/files/formula-parser.ts";
import { loadSet } from "../../src/files/library.ts";
import {
  type CriteriaSet,
  canonicalText,
  certifyBlock,
  createScorer,
  evaluateAll,
  findSet,
  type OtherSets,
  otherSets,
  type Period,
  packageVersion,
  periodFromId,
  readEvidence,
  takeIn,
} from "../../src/index.ts";
import { asked, certificateFor, rowsOf } from "../engine/certify/setup.ts";

const root = join(import.meta.dirname, "../..");
const criteria = join(root, "criteria");

/** A shipped set with those beside it, read once. */
const shelf = new Map<string, { readonly set: CriteriaSet; readonly others: OtherSets }>();
function shipped(id: string, period: Period) {
  const known = shelf.get(id);
  if (known) return known;
  const set = findSet(id, criteria, period).value;
  if (set === null) throw new Error(`${id} cannot be read`);
  const found = { set, others: otherSets(set, criteria) };
  shelf.set(id, found);
  return found;
}

/** One for each block of an evidence folder under a set, closed. */
export function certificatesOf(id: string, periodId: string, evidence: string): string[] {
  const period = periodFromId(periodId);
  const tables = readEvidence(join(root, evidence)).value;
  if (!tables || !period) throw new Error(`${evidence} cannot be read`);
  const { set, others } = shipped(id, period);
  const scorer = createScorer(set);
  const { records } = takeIn({ scorer, ...tables, period, round: null, others });
  const evaluations = evaluateAll(scorer, records, { close: true });
  const blocks = [...new Set(records.map(({ agency }) => agency.block))];
  const work = { scorer, period, close: true, madeBy: packageVersion, expressions: expressionParser };
  return blocks.map((block) =>
    canonicalText(
      certifyBlock({
        ...work,
        block,
        evaluations: evaluations.filter(({ record }) => record.agency.block === block),
      }),
    ),
  );
}

/** The worked cases of every set, as agencies of one block. */
export function certificatesOfCases(): string[] {
  const files = ["criteria", "tests/editions"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /[\\/][\d-]+\.yaml$/.test(file))
      .map((file) => join(root, folder, file)),
  );
  return files.map((file) => {
    const set = loadSet(file).value;
    if (set === null) throw new Error(`${file} cannot be read`);
    const periodOf = (one: (typeof set.cases)[number]) => one.period ?? String(one.year);
    const [first] = set.cases;
    if (first === undefined) throw new Error(`${file} has no case`);
    const cases = set.cases.filter((one) => periodOf(one) === periodOf(first));
    const evidence = cases.flatMap(({ facts, kind }, index) => rowsOf(`c${index}`, asked(set, facts, kind)));
    const agencies = cases.map(({ kind }, index) => ({
      id: `c${index}`,
      name: `Sở ${index}`,
      kind,
      block: "khoi",
    }));
    const proven = { round: "appraisal", document: "Tài liệu 1", note: "ví dụ tính tay" };
    return canonicalText(
      certificateFor(set, {
        agencies,
        evidence: evidence.map((row) => ({ ...row, ...proven })),
        period: periodOf(first),
      }),
    );
  });
}
