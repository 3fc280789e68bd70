/** The engine's front door. Pure: the same input gives the same answer on every machine and every day. */

export { readCanonical } from "./certify/canonical-in.ts";
export { certifyAgency, certifyBlock } from "./certify/certificate.ts";
export { evidenceDigest, evidenceDigestOfAll } from "./certify/evidence-data.ts";
export { certificateFrom, fromIssue, readCertificate } from "./certify/read.ts";
export type { Certificate } from "./certify/shape.ts";
export { certificateIn, statementMediaType, statementOf } from "./certify/statement.ts";
export { verifyCertificate, verifyExcerpt } from "./certify/verify.ts";
export { packageVersion } from "./certify/versions.ts";
export { checkCriteriaSet } from "./check.ts";
export { type Above, type Ahead, whyAbove } from "./compare/above.ts";
export { type Audit, auditRounding, type Hanging } from "./compare/audit.ts";
export { type Comparison, compareAgency } from "./compare/comparison.ts";
export { outcomeOf } from "./compare/grade-move.ts";
export { type Impact, impactOf, mainLine } from "./compare/impact.ts";
export type { Line } from "./compare/lines.ts";
export { type Side, sideOf, sideOfCertificate } from "./compare/side.ts";
export { type Component, componentOf } from "./component.ts";
export { handingInStates, indicatorStates } from "./counted.ts";
export { type Coverage, coverageInWords, coverageOf, uncoveredInWords } from "./coverage.ts";
export { withAnswers } from "./criteria/answers.ts";
export { problemsBetweenEditions } from "./criteria/editions.ts";
export { parseCriteriaSet } from "./criteria/parse.ts";
export { type CriteriaSet, governs } from "./criteria/set.ts";
export { type CalendarDate, dayMonthYear, type Period, type PeriodKind, periodFromId } from "./dates.ts";
export {
  type DecidedQuota,
  type Decision,
  type Decisions,
  decisionColumns,
  differs,
  parseDecisions,
  quotasAsDecided,
} from "./decided.ts";
export { type Change, diffSets } from "./diff.ts";
export { canonicalText, digestOf, type Json, setDigest } from "./digest.ts";
export { earnedOf, evaluate, type GroupResult, semanticsVersion, spanOf } from "./evaluate.ts";
export type { CriterionResult, Evaluation } from "./evaluation.ts";
export { type Agency, agencyCalled, agencyColumns, existsIn, parseAgencies } from "./evidence/agencies.ts";
export {
  type EvidenceContext,
  type EvidenceReading,
  evidenceColumns,
  parseEvidence,
  recordProblems,
} from "./evidence/parse.ts";
export { type AgencyRecord, buildRecord, contradictions, factState, isSilent } from "./evidence/record.ts";
export { type FactState, isRound, type Round, rounds, type Statement } from "./evidence/rounds.ts";
export { cellOf, type Row, type Table } from "./evidence/table.ts";
export { evidenceSchema } from "./evidence-schema.ts";
export { Exact, exactFromText, only, type Span, textOfExact } from "./exact/index.ts";
export {
  basisNotices,
  basisOf,
  type CriterionPart,
  clauseInWords,
  criterionParts,
  type ExplainedCriterion,
  type ExplainedEntry,
  type ExplainedGroup,
  type Explanation,
  explain,
  gradeInWords,
  gradeName,
  noticesOf,
  openFacts,
  standingInWords,
  totalInWords,
  totalPoints,
  trialNotices,
} from "./explain.ts";
export type { Fact } from "./facts/fact.ts";
export { appraisalForm, blankForm, type FormRow, formCells, formColumns } from "./form.ts";
export type { ExpressionParser } from "./formula/index.ts";
export type { GradeOutcome, Grading } from "./grade.ts";
export { groupBy } from "./group-by.ts";
export {
  choosePeriod,
  type Intake,
  type IntakeRequest,
  mergedIn,
  type OtherSets,
  periodAmong,
  type Roll,
  readRoll,
  takeIn,
} from "./intake.ts";
export { checkPlan, type Finding, type PlacedWords, planDecisions } from "./plans/check.ts";
export { type Due, type DueKind, duesOf } from "./plans/due.ts";
export { agencyKinds, readDay } from "./plans/fields.ts";
export { type Plan, parsePlanHead, parsePlanTasks, planColumns } from "./plans/plan.ts";
export { type Progress, parseProgress, progressColumns } from "./plans/progress.ts";
export { type EvidenceRow, evidenceOf, refusedIn } from "./plans/progress-facts.ts";
export { type Standing, soonDays, standingOf, standings } from "./plans/standing.ts";
export {
  type Bound,
  isBound,
  listFor,
  parseCityTasks,
  parseListHead,
  type TaskList,
  taskColumns,
} from "./plans/task-list.ts";
export { hasErrors, type Outcome, type Place, type Problem, problem, warning } from "./problems.ts";
export { type QuotaReport, quotaReports } from "./quota.ts";
export { type BlockRanking, type Ranked, rank, withDecisions } from "./rank.ts";
export { evaluationReport } from "./report.ts";
export { createScorer, type KindTable, type Scorer, tableOf } from "./scorer.ts";
export { type Skeleton, skeletonOf } from "./skeleton.ts";
export { nearest, suggestion } from "./suggest.ts";
export {
  type GradeCount,
  type HandingInCount,
  type IndicatorCount,
  type OpenFact,
  type OpenOfScorer,
  openStates,
  type Summary,
  type SummaryPart,
  stillOpen,
  summaryOf,
} from "./summary.ts";
export { evaluateAll } from "./together.ts";
export { changeInWords } from "./words/changes.ts";
export {
  aheadInWords,
  changeOfPoints,
  clauseOfLine,
  decisionInWords,
  gradeMoveReasons,
  lineInWords,
  outcomeInWords,
  placeInWords,
  placeMoveInWords,
  pointsOrNone,
} from "./words/comparison.ts";
export { decisionsInWords } from "./words/decisions.ts";
export { labels } from "./words/labels.ts";
export { assumedMark, type Lang, langs } from "./words/lang.ts";
export {
  blockInWords,
  inHandInWords,
  quotaInWords,
  rankNotes,
  statusInWords,
  thresholdsInWords,
} from "./words/lists.ts";
export { inBoth, legible, type ProblemId, type ProblemText, problemInWords } from "./words/problems.ts";
export { readingInWords, unstatedInWords } from "./words/readings.ts";
export { conditionInWords, numberInWords, percentInWords, placesInWords } from "./words/say.ts";
