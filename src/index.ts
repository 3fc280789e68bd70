/** The library's front door: the engine, and the files it reads. */
export * from "./engine/index.ts";
export { type CertificateFile, certificateFileIn, readCertificateFile } from "./files/certificate-file.ts";
export { certificateAsked, certificateText, type ToCertify } from "./files/certificate-out.ts";
export { aboveReport, comparisonReport, impactReport } from "./files/comparison-out.ts";
export { readTable } from "./files/csv-in.ts";
export { csvOf, defused } from "./files/csv-out.ts";
export { type EvidenceTables, readEvidence } from "./files/evidence-in.ts";
export { findings } from "./files/findings-out.ts";
export { formCsv } from "./files/form-out.ts";
export { explanationPage } from "./files/html/explanation.ts";
export { type RankingInput, rankingPage } from "./files/html/ranking.ts";
export { type ListInput, scoreListPage } from "./files/html/score-list.ts";
export { scoreSheetPage } from "./files/html/score-sheet.ts";
export { type CalendarEvent, icsOf } from "./files/ics-out.ts";
export { readJson, readJsonBytes } from "./files/json-in.ts";
export { type PrivateKey, type PublicKey, readPrivateKey, readPublicKey } from "./files/keys.ts";
export {
  findSet,
  loadSet,
  otherSets,
  readSet,
  type Shelf,
  shelves,
  shippedCriteria,
} from "./files/library.ts";
export { type Line, linesOf } from "./files/lines-in.ts";
export { noticesAbove, type Scored } from "./files/notices.ts";
export { type Library, openLibrary } from "./files/open-library.ts";
export { planIds, readPlan, readTaskLists, shippedPlans } from "./files/plans-in.ts";
export { type RankedInput, rankedWork, rankingCsv, rankingJson } from "./files/ranking-out.ts";
export { editionDocument, setSummary } from "./files/set-out.ts";
export { readText } from "./files/text.ts";
export { type ToVerify, type Verified, verification, verificationReport } from "./files/verification.ts";
export { readYaml } from "./files/yaml-in.ts";
