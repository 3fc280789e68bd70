/** What is wrong with a wish to compare, in words. */
import type { Lang } from "./lang.ts";

export const comparisonProblemWords = {
  "compare-source": {
    vi: [
      "Chưa rõ so số liệu nào: thiếu --set hoặc --evidence.",
      "Ghi --set với bộ tiêu chí và --evidence với thư mục số liệu; hoặc ghi tên hai chứng thư.",
    ],
    en: [
      "What to compare is not said: --set or --evidence is missing.",
      "Give --set with a criteria set and --evidence with a folder of evidence; or name two certificates.",
    ],
  },
  "compare-nothing": {
    vi: [
      "Chưa rõ so với gì.",
      "Thêm --with-round, --with-period, --with-set hoặc --with-evidence; hoặc --agency và --above để hỏi vì sao một đơn vị đứng trên đơn vị khác.",
    ],
    en: [
      "What to compare with is not said.",
      "Add --with-round, --with-period, --with-set or --with-evidence; or --agency and --above to ask why one agency stands above another.",
    ],
  },
  "compare-two-files": {
    vi: ["Cần đúng hai chứng thư, ở đây có {count}.", "Ghi tên hai file: trước, rồi sau."],
    en: ["Two certificates are needed, here is {count}.", "Name two files: before, then after."],
  },
  "compare-mixed": {
    vi: [
      "Chứng thư đã có đủ bộ tiêu chí, số liệu và kỳ; không dùng cùng với {options}.",
      "Bỏ {options}, hoặc bỏ tên chứng thư.",
    ],
    en: [
      "A certificate holds its set, evidence and period; it does not go with {options}.",
      "Leave out {options}, or the certificates.",
    ],
  },
  "compare-above": {
    vi: ["--above cần --agency.", "Ghi hai đơn vị cùng khối: --agency so-1 --above so-2."],
    en: ["--above needs --agency.", "Name two agencies of one block: --agency so-1 --above so-2."],
  },
  "compare-sides": {
    vi: [
      "Cần một hoặc hai phía, ở đây có {count}.",
      "Gửi phía trước và phía sau, hoặc một phía với agency và above.",
    ],
    en: [
      "One or two sides are needed, here are {count}.",
      "Send before and after, or one side with agency and above.",
    ],
  },
  "compare-one-side": {
    vi: ["above so hai đơn vị trong một phía, ở đây có hai phía.", "Bỏ above, hoặc chỉ gửi một phía."],
    en: ["above compares two agencies of one side, here are two sides.", "Leave it out, or send one side."],
  },
  "compare-same-agency": {
    vi: ["Hai đơn vị cần so là một: “{agency}”.", "Ghi hai đơn vị khác nhau."],
    en: ["The two agencies to compare are one: “{agency}”.", "Name two different agencies."],
  },
  "compare-blocks": {
    vi: [
      "{agency} thuộc khối “{block}”, {above} thuộc khối “{other}”.",
      "Chỉ xếp hạng trong một khối: ghi hai đơn vị cùng khối.",
    ],
    en: [
      "{agency} is of the block “{block}”, {above} of “{other}”.",
      "Agencies are ranked only within a block: name two of one block.",
    ],
  },
  "compare-other-set": {
    vi: [
      "Hai chứng thư theo hai bộ khác nhau: {before} và {after}.",
      "Để xem cùng số liệu theo bộ kia, dùng --set, --evidence và --with-set.",
    ],
    en: [
      "The two certificates are under two sets: {before} and {after}.",
      "To see the same evidence under the other set, use --set, --evidence and --with-set.",
    ],
  },
  "compare-absent": {
    vi: [
      "Đơn vị “{agency}” chỉ có ở một phía; không có ở phía {side}.",
      "Kiểm tra danh sách đơn vị, kỳ và loại đơn vị mà bộ tiêu chí áp dụng ở phía đó.",
    ],
    en: [
      "The agency “{agency}” is on one side alone; it is not on the side {side}.",
      "Check the list of agencies, the period, and the kinds that the set is for, on that side.",
    ],
  },
} as const satisfies Record<string, Record<Lang, readonly [string, string]>>;
