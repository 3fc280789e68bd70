/** The small values that the heads of task lists and plans are written with. */
import { z } from "zod";
import { type CalendarDate, dateFromIso, periodFromId } from "../dates.ts";
import { agencyIdPattern, dateFact } from "../evidence/agencies.ts";
import { readCell } from "../facts/cell.ts";
import { field, id, matching, wording } from "../rules/fields.ts";
import { whenFromText } from "./when.ts";

/** A document: a source, a plan, a decision. */
export const documentId = matching("field-id", /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const agencyId = matching("field-agency", agencyIdPattern);
export const period = field("field-period", periodFromId);
export const when = field("field-when", whenFromText);
export const isoDate = field("field-fixed-date", dateFromIso);
/** As the document has it; blank where the document is. */
export const asWritten = z.string();
export { id, wording };

/** The kinds of agency that the shipped sets know, in Vietnamese and English. */
export const agencyKinds = {
  so_nganh: { vi: "Sở, ban, ngành", en: "departments" },
  cap_xa: { vi: "Xã, phường, đặc khu", en: "commune-level units" },
  don_vi: { vi: "Đơn vị thuộc UBND thành phố", en: "city units" },
} as const;
export type AgencyKind = keyof typeof agencyKinds;
export const isAgencyKind = (text: string): text is AgencyKind => Object.hasOwn(agencyKinds, text);

/** A day as officers and programs write it: `15/02/2026`, `2026-02-15`. */
export function readDay(text: string): CalendarDate | undefined {
  const read = readCell(text, dateFact);
  const value = "cell" in read && read.cell.state === "value" ? read.cell.value : undefined;
  return value?.type === "date" && value.value !== "not-done" ? value.value : undefined;
}
