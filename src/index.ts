/** The library's front door: the engine, and the files it reads. */
export * from "./engine/index.ts";
export { readTable } from "./files/csv-in.ts";
export { csvOf, defused } from "./files/csv-out.ts";
export { type EvidenceTables, readEvidence } from "./files/evidence-in.ts";
export { explanationPage } from "./files/html/explanation.ts";
export { type RankingInput, rankingPage } from "./files/html/ranking.ts";
export { type ListInput, scoreListPage } from "./files/html/score-list.ts";
export { scoreSheetPage } from "./files/html/score-sheet.ts";
export { type CalendarEvent, icsOf } from "./files/ics-out.ts";
export { findSet, loadSet, otherSets, type Shelf, shelves, shippedCriteria } from "./files/library.ts";
export { planIds, readPlan, readTaskLists, shippedPlans } from "./files/plans-in.ts";
export { readText } from "./files/text.ts";
export { readYaml } from "./files/yaml-in.ts";
