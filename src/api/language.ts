/** Which of our languages a client would rather read. */
import type { Lang } from "../engine/index.ts";

/** From `Accept-Language` (RFC 9110): English where it is asked for and not outranked by Vietnamese. */
export function languageOf(header: string | undefined): Lang {
  const asked = (header ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith("q="))?.slice(2) ?? "1";
    return {
      lang: tag.split("-")[0],
      weight: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0,
    };
  });
  const weightOf = (lang: Lang) =>
    Math.max(0, ...asked.filter((one) => one.lang === lang).map(({ weight }) => weight));
  return weightOf("en") > weightOf("vi") ? "en" : "vi";
}
