/** What a council decided, in words: beside each agency's computed grade, and as a whole against the quotas. */
import type { CriteriaSet } from "../criteria/set.ts";
import { type DecidedQuota, type Decision, type Decisions, differs } from "../decided.ts";
import type { Evaluation } from "../evaluation.ts";
import { gradeInWords, gradeName } from "../explain.ts";
import type { Lang } from "./lang.ts";

const words = {
  vi: {
    beside: (grade: string) => `hội đồng quyết định: ${grade}`,
    otherwise: (grade: string, reason: string) => `hội đồng quyết định khác: ${grade} (${reason})`,
    title: "Quyết định của hội đồng, đặt cạnh mức tính được",
    agreed: (count: number, all: number) => `Có quyết định ${all} đơn vị; ${count} trùng mức tính được.`,
    differing: (name: string, computed: string, decided: string) =>
      `${name}: tính được ${computed}; quyết định ${decided}`,
    reason: (reason: string) => `lý do: ${reason}`,
    document: (document: string) => `văn bản: ${document}`,
    undecided: (names: string) => `Chưa có quyết định: ${names}.`,
    quota: (grade: string, of: string, holding: number, allowed: number) =>
      `Mức “${grade}”${of}: ${holding} đơn vị sau quyết định, được phép ${allowed}`,
    tooMany: (count: number) => `VƯỢT ${count}`,
    kept: "trong chỉ tiêu",
  },
  en: {
    beside: (grade: string) => `council decided: ${grade}`,
    otherwise: (grade: string, reason: string) => `council decided otherwise: ${grade} (${reason})`,
    title: "The council's decisions, beside the computed grades",
    agreed: (count: number, all: number) =>
      `Decided about ${all} agencies; ${count} decisions are the computed grade.`,
    differing: (name: string, computed: string, decided: string) =>
      `${name}: computed ${computed}; decided ${decided}`,
    reason: (reason: string) => `reason: ${reason}`,
    document: (document: string) => `document: ${document}`,
    undecided: (names: string) => `Not decided yet: ${names}.`,
    quota: (grade: string, of: string, holding: number, allowed: number) =>
      `Grade “${grade}”${of}: ${holding} agencies after the decisions, ${allowed} allowed`,
    tooMany: (count: number) => `${count} TOO MANY`,
    kept: "within the quota",
  },
};

/** The note beside one agency; the computed grade keeps its own column. */
export function decisionNote(evaluation: Evaluation, decision: Decision, lang: Lang): string {
  const grade = gradeName(evaluation.set, decision.grade, lang);
  return differs(evaluation, decision)
    ? words[lang].otherwise(grade, decision.reason ?? "")
    : words[lang].beside(grade);
}

/** All decisions at once: who was decided otherwise and why, who not at all, and what they do to the quotas. */
export function decisionsInWords(
  set: CriteriaSet,
  evaluations: readonly Evaluation[],
  { decisions, quotas }: { readonly decisions: Decisions; readonly quotas: readonly DecidedQuota[] },
  lang: Lang,
): { readonly head: string; readonly details: readonly string[] } {
  const say = words[lang];
  const decided = evaluations.flatMap((evaluation) => {
    const decision = decisions.get(evaluation.record.agency.id);
    return decision ? [{ evaluation, decision }] : [];
  });
  const differing = decided.filter(({ evaluation, decision }) => differs(evaluation, decision));
  const undecided = evaluations.filter(({ record }) => !decisions.has(record.agency.id));
  const names = (all: readonly Evaluation[]) => all.map(({ record }) => record.agency.name).join("; ");
  return {
    head: say.title,
    details: [
      say.agreed(decided.length - differing.length, decided.length),
      ...differing.map(({ evaluation, decision: { grade, reason, document } }) =>
        [
          say.differing(
            evaluation.record.agency.name,
            gradeInWords(evaluation, lang),
            gradeName(set, grade, lang),
          ),
          ...(reason ? [say.reason(reason)] : []),
          ...(document ? [say.document(document)] : []),
        ].join("; "),
      ),
      ...(undecided.length > 0 ? [say.undecided(names(undecided))] : []),
      ...quotas.map(({ report: { quota, within, allowed }, holding, tooMany }) => {
        const of =
          within === null ? "" : `, ${quota.within === "kind" ? (set.kinds.get(within) ?? within) : within}`;
        const counted = say.quota(gradeName(set, quota.grade, lang), of, holding.length, allowed);
        return `${counted}: ${tooMany > 0 ? say.tooMany(tooMany) : say.kept}`;
      }),
    ],
  };
}
