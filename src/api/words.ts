/** What the service says of a request that it does not carry out: the status, a title and what to do, in both languages. */
import type { Lang } from "../engine/index.ts";

interface RefusalWords {
  readonly status: number;
  readonly vi: readonly [title: string, detail: string];
  readonly en: readonly [title: string, detail: string];
}

/** `{name}` is filled from the refusal's values. */
export const refusalWords = {
  "body-unreadable": {
    status: 400,
    vi: ["Không đọc được nội dung gửi lên", "Nội dung không đúng định dạng; từng lỗi ở mục problems."],
    en: [
      "The body cannot be read",
      "It is not in the form it claims to have; every problem stands under problems.",
    ],
  },
  "body-shape": {
    status: 400,
    vi: ["Nội dung gửi lên không đúng mẫu", "Thiếu, thừa hoặc sai dạng; từng chỗ ở mục problems."],
    en: [
      "The body has another shape",
      "Something is missing, unknown or of another type; every place stands under problems.",
    ],
  },
  "query-shape": {
    status: 400,
    vi: ["Tham số trên địa chỉ không đúng", "Từng tham số sai ở mục problems."],
    en: ["The parameters of the address are wrong", "Each of them stands under problems."],
  },
  "request-malformed": {
    status: 400,
    vi: ["Yêu cầu không đúng chuẩn HTTP", "Kiểm tra chương trình đã gửi yêu cầu này."],
    en: ["This is no proper HTTP request", "Look at the program that sent it."],
  },
  "key-needed": {
    status: 401,
    vi: ["Cần khoá truy cập", "Gửi khoá được cấp trong đầu mục Authorization: Bearer … hoặc X-API-Key."],
    en: ["A key is needed", "Send the key you were given as Authorization: Bearer … or X-API-Key."],
  },
  "not-found": {
    status: 404,
    vi: ["Không có địa chỉ này", "Các địa chỉ có ở /docs."],
    en: ["There is nothing at this address", "The addresses there are stand at /docs."],
  },
  "set-not-found": {
    status: 404,
    vi: ["Không có bộ tiêu chí hoặc bản này", "Các bộ hiện có ở /criteria-sets."],
    en: ["There is no such criteria set or edition", "Those at hand stand at /criteria-sets."],
  },
  "method-not-allowed": {
    status: 405,
    vi: ["Địa chỉ này không nhận {method}", "Dùng: {allowed}."],
    en: ["This address does not take {method}", "Use: {allowed}."],
  },
  "body-late": {
    status: 408,
    vi: ["Nội dung gửi lên quá chậm", "Gửi lại, trọn vẹn trong {seconds} giây."],
    en: ["The body came too slowly", "Send it again, whole within {seconds} seconds."],
  },
  "body-large": {
    status: 413,
    vi: ["Nội dung gửi lên quá lớn", "Gửi không quá {most} byte; nhiều đơn vị thì dùng /evaluations/stream."],
    en: ["The body is too large", "Send no more than {most} bytes; many agencies go to /evaluations/stream."],
  },
  "address-long": {
    status: 414,
    vi: ["Địa chỉ quá dài", "Rút ngắn địa chỉ."],
    en: ["The address is too long", "Shorten it."],
  },
  "media-type": {
    status: 415,
    vi: ["Không nhận kiểu nội dung này", "Gửi {allowed}, mã hoá UTF-8, không nén."],
    en: ["This type of content is not taken", "Send {allowed}, in UTF-8, not compressed."],
  },
  "content-wrong": {
    status: 422,
    vi: ["Số liệu có lỗi, chưa làm gì cả", "Sửa các lỗi ở mục problems rồi gửi lại."],
    en: ["The data has problems, nothing was done", "Correct what stands under problems and send it again."],
  },
  "too-many-requests": {
    status: 429,
    vi: ["Quá nhiều yêu cầu", "Thử lại sau {seconds} giây."],
    en: ["Too many requests", "Try again in {seconds} seconds."],
  },
  "headers-large": {
    status: 431,
    vi: ["Phần đầu của yêu cầu quá lớn", "Bớt các đầu mục."],
    en: ["The head of the request is too large", "Send fewer or shorter header fields."],
  },
  internal: {
    status: 500,
    vi: ["Lỗi của máy chủ", "Báo cho người vận hành kèm mã ở mục id."],
    en: ["The server failed", "Tell whoever runs it, with the id given here."],
  },
  overloaded: {
    status: 503,
    vi: ["Máy chủ đang quá tải", "Thử lại sau {seconds} giây."],
    en: ["The server is overloaded", "Try again in {seconds} seconds."],
  },
  "answer-late": {
    status: 503,
    vi: ["Yêu cầu này mất quá nhiều thời gian", "Chia nhỏ yêu cầu, hoặc thử lại sau {seconds} giây."],
    en: ["This request took too long", "Ask for less at once, or try again in {seconds} seconds."],
  },
} as const satisfies Record<string, RefusalWords>;

export type RefusalKind = keyof typeof refusalWords;

/** Title and detail with the values put in. */
export function refusalInWords(kind: RefusalKind, values: Readonly<Record<string, string>>, lang: Lang) {
  const [title, detail] = refusalWords[kind][lang];
  const say = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  return { title: say(title), detail: say(detail) };
}
