/** What the OpenAPI document shows as examples; the tests send every one of them. */

const facts = {
  ngay_ban_hanh_ke_hoach: { value: "14/02/2025", document: "Báo cáo mẫu 01, tài liệu 1" },
  co_quy_che_dan_chu: { value: "có", document: "Báo cáo mẫu 01, tài liệu 2" },
  so_tin_bai: { value: "15", document: "Báo cáo mẫu 01, tài liệu 8" },
};

const agency = { id: "so-mau-01", name: "Sở Mẫu 01", kind: "so_nganh", block: "Sở, ban, ngành" };
const other = { ...agency, id: "so-mau-02", name: "Sở Mẫu 02" };

export const evaluationExample = { set: "hd-16", period: "2025", agency, facts };

export const rankingExample = {
  set: "hd-16",
  period: "2025",
  close: true,
  agencies: [agency, other],
  evidence: [agency, other].flatMap(({ id }) =>
    Object.entries(facts).map(([fact, stated]) => ({ agency: id, fact, ...stated })),
  ),
};

const { set, period, close, agencies, evidence } = rankingExample;

export const certificateExample = { set, period, close, agencies, evidence, agency: agency.id };

/** The same evidence, with one fact more. */
export const comparisonExample = {
  sides: [
    { set, period, close, agencies, evidence },
    { evidence: [...evidence, { agency: agency.id, fact: "so_cuoc_doi_thoai_voi_dan", value: "2" }] },
  ],
  agency: agency.id,
};

/** No certificate stands here, being longer than this whole page: what the answer looks like, then, is that it is none. */
export const verificationExample = { certificate: "{}" };

export const streamExample = [agency, other]
  .map((one) => `${JSON.stringify({ agency: one, facts })}\n`)
  .join("");

/** A set small enough to read at a glance. */
export const setExample = `set: thu
edition: "2025-01-01"
title: Bộ thử
decision: { number: 1/QĐ, date: "2025-01-01", issuer: Nơi thử }
basis: official
governs: { periods: [year], from: "2025", to: "2026" }
agency-kinds: { so: Sở }
sources: { nguon: { title: Nguồn } }
scorers: { hoi_dong: Hội đồng }
base: "10"
facts:
  co_ke_hoach: { type: yes-no, label: Có kế hoạch, ask: Có không?, document: none }
criteria:
  - code: "1"
    title: Kế hoạch
    max: "10"
    scorer: hoi_dong
    source: { document: nguon, item: "1", quote: lời }
    rule: { kind: yes-no, fact: co_ke_hoach }
not-applicable: { policy: rescale }
rounding: [{ of: total, places: "2", mode: half-up }]
grades: [{ id: dat, name: Đạt, at-least: "5" }, { id: chua_dat, name: Chưa đạt }]
ranking: {}
`;
