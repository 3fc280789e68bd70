/** What stands above any list of results: what is assumed, tried, left out or unread. */
import {
  basisNotices,
  type CriteriaSet,
  type Evaluation,
  type Lang,
  type Period,
  trialNotices,
} from "../engine/index.ts";

/** Agencies scored with one set, and who is not among them. */
export interface Scored {
  readonly set: CriteriaSet;
  readonly period: Period;
  readonly evaluations: readonly Evaluation[];
  /** Agencies that a problem keeps out of the result; every page of it says so. */
  readonly leftOut: readonly string[];
  /** Files that could not be read; whose evidence is missing for that is not known. */
  readonly unread: readonly string[];
}

/** In the order in which they are read. */
export const noticesAbove = ({ set, period, leftOut, unread }: Scored, lang: Lang): string[] => [
  ...basisNotices(set, lang),
  ...trialNotices(set, period, lang),
  ...(leftOut.length > 0 ? [incompleteText[lang](leftOut.join(", "))] : []),
  ...(unread.length > 0 ? [unreadText[lang](unread.join(", "))] : []),
];

const unreadText = {
  vi: (files: string) =>
    `CHƯA ĐỦ: không đọc được ${files}; đơn vị có phiếu trong đó hiện như chưa nộp, hạng và giới hạn còn có thể thay đổi.`,
  en: (files: string) =>
    `INCOMPLETE: ${files} could not be read; whoever has sheets there seems to have handed in nothing, places and quotas may change.`,
};

const incompleteText = {
  vi: (agencies: string) => `CHƯA ĐỦ: không có ${agencies} vì số liệu có lỗi; thứ hạng còn có thể thay đổi.`,
  en: (agencies: string) =>
    `INCOMPLETE: without ${agencies}, whose data has problems; places may still change.`,
};
