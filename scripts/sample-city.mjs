/**
 * Writes data/sample-2026: a plainly fictitious year of a whole city, for set qd-5016 and the facts that only qd-25 asks.
 * `node scripts/sample-city.mjs`, after a fact of these sets has changed. Every answer is drawn from its own small stream,
 * named by agency and fact, so that a change in one place moves nothing elsewhere. All reckoning is in whole numbers.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { built } from "./sample-city-built.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const year = 2026;
const seed = "sample city 7";

// ── Chance: FNV-1a names a stream, mulberry32 draws from it.

function stream(...names) {
  let state = 0x811c9dc5;
  for (const char of [seed, ...names].join("/"))
    state = Math.imul(state ^ char.codePointAt(0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (from, to) => from + (next() % (to - from + 1));
}

function shuffled(items, draw) {
  const left = [...items];
  return items.map(() => left.splice(draw(0, left.length - 1), 1)[0]);
}

const held = (number, least, most) => Math.max(least, Math.min(most, number));

// ── Days of the year, counted from 1; no clock takes part.

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayOf = (day, month) => monthDays.slice(0, month - 1).reduce((sum, days) => sum + days, day);

function written(dayOfYear) {
  let [day, month] = [dayOfYear, 0];
  while (day > monthDays[month]) day -= monthDays[month++];
  return `${String(day).padStart(2, "0")}/${String(month + 1).padStart(2, "0")}/${year}`;
}

/** 01/01/2026 is a Thursday; Saturday is 6, Sunday 0. */
const weekday = (dayOfYear) => (dayOfYear + 3) % 7;
const workdayBefore = (day) => (weekday(day) === 6 ? day - 1 : weekday(day) === 0 ? day - 2 : day);
const workdayAfter = (day) => (weekday(day) === 6 ? day + 2 : weekday(day) === 0 ? day + 1 : day);

/** 925 is written 92,5. */
const tenths = (number) => `${Math.floor(number / 10)}${number % 10 ? `,${number % 10}` : ""}`;
const quarters = (number) => ["0", "0,25", "0,5", "0,75", "1", "1,25", "1,5", "1,75", "2"][number];

// ── The facts, as the two sets declare them.

const setOf = (path) => parse(readFileSync(join(root, "criteria", path), "utf8"));
const [set, older] = [setOf("qd-5016/2025-12-10.yaml"), setOf("qd-25/2023-01-05.yaml")];
const facts = { ...older.facts, ...set.facts };
const factOrder = [...new Set([...Object.keys(set.facts), ...Object.keys(older.facts)])];
const wholes = new Set(Object.values(facts).map((fact) => fact["not-above"]));
const isFromOthers = (fact) => facts[fact]["given-by"] === "others" || facts[fact].imported !== undefined;

/** Every fact that stands somewhere in what a kind of agency is scored by. */
function factsAskedOf(kind) {
  const asked = new Set();
  const collect = (node) => {
    if (typeof node === "string" && node in facts) asked.add(node);
    if (typeof node !== "object" || node === null || (node.for && !node.for.includes(kind))) return;
    for (const child of Object.values(node)) collect(child);
  };
  for (const one of [set, older]) {
    const { criteria, grades, eligibility, "grade-ceilings": ceilings, "not-gradable": causes } = one;
    collect([criteria, grades, eligibility, ceilings, causes]);
  }
  return factOrder.filter((fact) => asked.has(fact));
}

const askedOf = Object.fromEntries(
  Object.keys(set["agency-kinds"]).map((kind) => [kind, factsAskedOf(kind)]),
);

// ── The agencies. Quality is 0 to 100 and hidden; the shares of strong and weak ones are set, who is which is drawn.

const numbered = (prefix, name, count) =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    return { id: `${prefix}-${number}`, name: `${name} ${number}` };
  });

const blocks = [
  { kind: "so_nganh", block: "Sở, ban, ngành", agencies: numbered("so-mau", "Sở Mẫu", 14) },
  { kind: "cap_xa", block: "Phường", agencies: numbered("phuong-mau", "Phường Mẫu", 45) },
  {
    kind: "cap_xa",
    block: "Xã, đặc khu",
    agencies: [
      ...numbered("xa-mau", "Xã Mẫu", 67),
      { id: "dac-khu-mau-1", name: "Đặc khu Mẫu 1" },
      { id: "dac-khu-mau-2", name: "Đặc khu Mẫu 2" },
    ],
  },
  {
    kind: "don_vi",
    block: "Đơn vị thuộc UBND thành phố",
    agencies: numbered("don-vi-mau", "Đơn vị Mẫu", 12),
  },
];

/** In hundredths of a block: how many agencies, and between which qualities. */
const qualities = [
  { share: 13, from: 91, to: 97 },
  { share: 49, from: 73, to: 87 },
  { share: 27, from: 46, to: 70 },
  { share: 11, from: 4, to: 22 },
];

function qualitiesOf(count, draw) {
  const bounds = qualities.map((_, index) =>
    qualities.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0),
  );
  const drawn = Array.from({ length: count }, (_, index) => {
    const { from, to } = qualities[bounds.findIndex((bound) => index * 100 < bound * count)];
    return draw(from, to);
  });
  return shuffled(drawn, draw);
}

const merger = { into: "xa-mau-35", day: dayOf(1, 7), before: ["xa-mau-cu-1", "xa-mau-cu-2"] };
const renamed = { id: "so-mau-10", before: "Sở Mẫu 10 (tên cũ)", until: "31/08/2026", from: "01/09/2026" };
const young = { id: "don-vi-mau-12", day: dayOf(1, 6) };

function cityAgencies() {
  let number = 0;
  return blocks.flatMap(({ agencies, kind, block }) => {
    const isOpen = ({ id }) => !(id in built) && !knownQuality.has(id) && !silent.has(id) && id !== young.id;
    const open = agencies.filter(isOpen).map(({ id }) => id);
    const drawn = qualitiesOf(open.length, stream("quality", block));
    return agencies.flatMap((named) => {
      const size = named.id.startsWith("dac-khu") ? 0 : stream(named.id, "size")(5, 100);
      number += 1;
      const agency = {
        ...named,
        kind,
        block,
        size,
        quality: knownQuality.get(named.id) ?? drawn[open.indexOf(named.id)] ?? 80,
        report: String(number).padStart(3, "0"),
        isFull: named.id in built,
      };
      if (named.id !== merger.into) return [agency];
      const before = merger.before.map((id, place) => ({
        ...agency,
        id,
        name: `Xã Mẫu Cũ ${place + 1}`,
        size: 20 + 25 * place,
        report: `${agency.report}-${place + 1}`,
        isMerged: true,
      }));
      return [agency, ...before];
    });
  });
}

function agencyRows(agency) {
  const row = (more) => ({ ...agency, ...more });
  if (agency.isMerged) return [row({ from: "01/07/2025", to: "30/06/2026" })];
  if (agency.id === merger.into) return [row({ from: "01/07/2026", predecessor: merger.before.join(" ") })];
  if (agency.id === young.id) return [row({ from: "01/06/2026" })];
  if (agency.id === renamed.id)
    return [row({ name: renamed.before, to: renamed.until }), row({ from: renamed.from })];
  return [agency];
}

// ── Who stands out. What is worked out to the point stands in sample-city-built.mjs.

/** Nothing handed in; only what others give is there. */
const silent = new Set(["phuong-mau-41", "xa-mau-58"]);
/** Handed in everything but the self-score sheet. */
const withoutSheet = new Set(["so-mau-13", "phuong-mau-30", "xa-mau-19"]);
/** Good all the year, but no model was recognised. */
const withoutModel = ["so-mau-03", "phuong-mau-22", "xa-mau-07", "xa-mau-62", "don-vi-mau-09"];
const knownQuality = new Map([...withoutModel.map((id) => [id, 98]), ["don-vi-mau-03", 6]]);

/** How many answers each left empty. */
const gaps = {
  "so-mau-02": 3,
  "phuong-mau-05": 2,
  "phuong-mau-26": 6,
  "phuong-mau-37": 4,
  "xa-mau-03": 5,
  "xa-mau-29": 2,
  "xa-mau-40": 3,
  "xa-mau-55": 6,
  "don-vi-mau-02": 4,
};

/** A required document that was not sent. The last is accepted all the same, with a reason. */
const unproven = {
  "so-mau-06": ["ngay_bao_cao_dan_van_9_thang"],
  "phuong-mau-03": ["hinh_thuc_kiem_tra_dan_van"],
  "phuong-mau-20": ["so_cuoc_doi_thoai_voi_dan", "co_quy_che_dan_chu"],
  "xa-mau-11": ["phan_cong_dan_van"],
  "xa-mau-37": ["ngay_ra_soat_quy_che", "ngay_bao_cao_dan_van_nam"],
  "xa-mau-60": ["muc_trien_khai_de_an_04"],
  "don-vi-mau-05": ["so_cuoc_doi_thoai_noi_bo"],
  "don-vi-mau-10": ["ngay_bao_cao_dan_van_6_thang"],
};
const acceptedUnproven = {
  "don-vi-mau-10": "Chấp nhận giải trình: đã nhận báo cáo đúng ngày qua trục liên thông văn bản",
};

const notRecognised = "không công nhận";
const onlyRegistered = "Văn bản kèm theo là bản đăng ký, không phải quyết định công nhận";

/** What is said of one fact from round to round: what the agency says first, then the later rounds with their reasons. */
const disputes = {
  "so-mau-08": {
    fact: "so_tin_bai",
    self: "16",
    appraisal: ["7", "9 tin, bài không thuộc nội dung dân vận"],
    "re-appraisal": ["12", "Sở giải trình: 5 tin, bài có nội dung đối thoại với Nhân dân, được tính lại"],
  },
  "phuong-mau-17": {
    fact: "so_cuoc_doi_thoai_voi_dan",
    self: "4",
    appraisal: ["0", "Không có thông báo kết luận của cả 4 cuộc"],
    "re-appraisal": ["1", "Phường bổ sung thông báo kết luận của 1 cuộc"],
  },
  "xa-mau-26": {
    fact: "so_cuoc_tuyen_truyen_dan_van",
    self: "5",
    appraisal: ["1", "4 cuộc chỉ có giấy mời, không có biên bản"],
    "re-appraisal": ["3", "Xã bổ sung biên bản của 2 cuộc"],
  },
  "don-vi-mau-07": {
    fact: "so_mo_hinh_duoc_cong_nhan",
    self: "1",
    appraisal: [notRecognised, onlyRegistered],
    "re-appraisal": ["1", "Đơn vị bổ sung quyết định công nhận"],
  },
  "so-mau-09": {
    fact: "so_mo_hinh_duoc_cong_nhan",
    self: "1",
    appraisal: [notRecognised, onlyRegistered],
  },
  "phuong-mau-14": {
    fact: "so_mo_hinh_duoc_cong_nhan",
    self: "1",
    appraisal: [notRecognised, onlyRegistered],
  },
  "phuong-mau-39": {
    fact: "co_ke_hoach_than_thien",
    self: "có",
    appraisal: [notRecognised, "Kế hoạch gửi kèm là của năm 2025"],
  },
  "xa-mau-16": {
    fact: "muc_trien_khai_de_an_04",
    self: "co_ket_qua",
    appraisal: [notRecognised, "Báo cáo gửi kèm không nói đến Đề án"],
  },
  "xa-mau-48": {
    fact: "so_mo_hinh_duoc_khen",
    self: "2",
    appraisal: [notRecognised, "Giấy khen của cấp xã, không phải của cấp thành phố trở lên"],
  },
  "phuong-mau-09": {
    fact: "nguoi_dung_dau_bi_ky_luat",
    self: "có",
    note: "Khiển trách, theo quyết định mẫu số 09",
  },
  "xa-mau-44": {
    fact: "nguoi_dung_dau_bi_ky_luat",
    self: "không",
    appraisal: ["có", "Đã có quyết định kỷ luật cảnh cáo, theo thông báo của Thanh tra thành phố"],
  },
};

/** Answers that follow from the roles above and from when an agency began. */
const fixed = {
  ...Object.fromEntries(
    withoutModel.map((id) => [id, { so_mo_hinh_dang_ky: "2", so_mo_hinh_duoc_cong_nhan: "0" }]),
  ),
  ...Object.fromEntries([...withoutSheet].map((id) => [id, { ngay_gui_tu_cham_dan_van: "không" }])),
  [merger.into]: {
    ngay_ban_hanh_ke_hoach_dan_van: "10/07/2026",
    ngay_bao_cao_dan_van_6_thang: "15/07/2026",
    ngay_ban_hanh_ke_hoach: "10/07/2026",
    ngay_ra_soat_quy_che: "31/07/2026",
  },
  [young.id]: {
    ngay_ban_hanh_ke_hoach_dan_van: "22/06/2026",
    ngay_bao_cao_dan_van_6_thang: "không",
    ngay_tong_hop_dang_ky_mo_hinh: "30/06/2026",
    ngay_ban_hanh_ke_hoach: "22/06/2026",
    ngay_ra_soat_quy_che: "15/07/2026",
  },
};

// ── The answers, topic by topic: an agency may do well in one and badly in another.

const kad = (note) => ({ value: "KAD", note });
const mostly = (from, late, lastDay, weight) => (c) => c.date(from, lastDay, late, weight);
const yes = (weight) => (c) => (c.slips(weight) ? "không" : "có");
const level = (best, middle, worst) => (c) => (c.slips(90) ? (c.slips(35) ? worst : middle) : best);
const partOf = (whole, weight) => (c) => c.part(Number(c.of(whole)), weight);
const atLeast = (enough, more, weight) => (c) =>
  c.slips(weight)
    ? c.draw(c.slips(50) ? 0 : Math.floor(enough / 2), enough - 1)
    : c.draw(enough, enough + more);
const seldom = (weight, most) => (c) => (c.slips(weight) ? c.draw(1, most) : 0);
const isTown = ({ agency }) => agency.block === "Phường";
const byKind = (of) => (c) => c.sized(...of[c.agency.kind]);
const isWithoutProcedures = ({ agency }) => agency.id === "so-mau-14";
const noProcedures = kad("Cơ quan không có thủ tục hành chính");

const answers = {
  I: {
    ngay_ban_hanh_ke_hoach_dan_van: mostly(dayOf(12, 1), 25, dayOf(14, 2), 100),
    phan_cong_dan_van: level("ro_nguoi_ro_viec", "trong_ke_hoach", "chua_phan_cong"),
    kien_toan_ban_chi_dao: (c) =>
      c.agency.kind === "don_vi" && !c.isFull && c.draw(1, 3) === 1
        ? kad("Đơn vị không phải lập Ban Chỉ đạo")
        : yes(70)(c),
    so_nhiem_vu_den_han: byKind({ so_nganh: [14, 36], cap_xa: [14, 32], don_vi: [6, 18] }),
    so_nhiem_vu_dung_han: partOf("so_nhiem_vu_den_han", 70),
    hinh_thuc_kiem_tra_dan_van: level("co_ket_luan", "khong_ket_luan", "khong_kiem_tra"),
    co_danh_gia_6_thang: yes(70),
    co_tong_ket_nam: yes(40),
    ngay_bao_cao_dan_van_6_thang: mostly(dayOf(27, 5), 9, dayOf(9, 6), 100),
    ngay_bao_cao_dan_van_9_thang: mostly(dayOf(1, 9), 9, dayOf(14, 9), 100),
    ngay_bao_cao_dan_van_nam: mostly(dayOf(2, 11), 7, dayOf(14, 11), 90),
    ngay_gui_tu_cham_dan_van: (c) => c.date(dayOf(25, 11), dayOf(9, 12), 8, 60, 0),
    diem_hieu_qua_dan_van: (c) => {
      const lost = c.isFull ? 0 : held(Math.floor((10 * c.lack + c.draw(0, 200)) / 130), 0, 7);
      return { value: quarters(8 - lost), note: gradedBecause[lost] };
    },
  },
  II: {
    quan_triet_quyet_dinh_23: yes(50),
    quan_triet_quyet_dinh_446: yes(90),
    quan_triet_chi_thi_26: yes(80),
    so_cuoc_tuyen_truyen_dan_van: atLeast(4, 3, 110),
    muc_trien_khai_de_an_04: level("co_ket_qua", "co_ke_hoach", "chua_trien_khai"),
    so_tin_bai: atLeast(12, 24, 110),
  },
  III: {
    ke_hoach_gan_chu_de_nam: yes(50),
    muc_dan_van_quy_hoach: level("co_ket_qua", "co_ke_hoach", "chua_thuc_hien"),
    muc_van_dong_nong_thon_moi: (c) =>
      isTown(c)
        ? kad("Là phường, không có nhiệm vụ xây dựng nông thôn mới")
        : level("co_ket_qua", "co_ke_hoach", "chua_thuc_hien")(c),
    ty_le_ho_so_truc_tuyen: (c) =>
      isWithoutProcedures(c)
        ? noProcedures
        : tenths(held(900 - (c.isFull ? 0 : 6 * c.lack) + c.draw(-40, 80), 310, 1000)),
    co_ke_hoach_than_thien: yes(50),
    diem_chinh_quyen_than_thien: (c) => friendly(c),
    diem_cong_so_than_thien: (c) => friendly(c),
    so_kho_khan_doanh_nghiep: (c) =>
      !c.isFull && c.draw(1, 6) === 1
        ? 0
        : byKind({ so_nganh: [4, 48], cap_xa: [3, 26], don_vi: [2, 14] })(c),
    so_kho_khan_da_thao_go: partOf("so_kho_khan_doanh_nghiep", 70),
  },
  IV: {
    so_mo_hinh_dang_ky: (c) => (c.slips(25) ? 0 : c.draw(1, 4)),
    so_mo_hinh_duoc_cong_nhan: (c) => {
      const registered = Number(c.of("so_mo_hinh_dang_ky"));
      return registered === 0 || c.slips(90) ? 0 : c.draw(1, registered);
    },
    ngay_tong_hop_dang_ky_mo_hinh: mostly(dayOf(2, 2), 18, dayOf(20, 2), 100),
    co_phat_dong_thi_dua: yes(40),
    co_bieu_duong_dien_hinh: yes(80),
    ngay_ban_hanh_ke_hoach: mostly(dayOf(14, 1), 20, dayOf(14, 2), 90),
    ngay_ra_soat_quy_che: mostly(dayOf(2, 2), 25, dayOf(27, 2), 100),
    so_don_vi_truc_thuoc: (c) =>
      c.agency.kind === "don_vi" && !c.isFull && c.draw(1, 3) === 1
        ? 0
        : byKind({ so_nganh: [3, 24], don_vi: [1, 6] })(c),
    so_don_vi_truc_thuoc_trien_khai: partOf("so_don_vi_truc_thuoc", 70),
    so_thon: (c) => (isTown(c) ? c.sized(18, 64) : c.sized(6, 38)),
    so_thon_trien_khai: partOf("so_thon", 60),
    dan_chu_khi_thu_hoi_dat: (c) =>
      !c.isFull && c.draw(1, 10) <= (isTown(c) ? 3 : 4)
        ? kad("Trong năm không có thu hồi đất trên địa bàn")
        : level("day_du", "mot_phan", "khong_thuc_hien")(c),
    cung_cap_thong_tin_cho_dan: yes(40),
  },
  V: {
    so_ngay_tiep_cong_dan: atLeast(10, 14, 80),
    so_cuoc_doi_thoai_voi_dan: atLeast(2, 2, 100),
    so_cuoc_doi_thoai_noi_bo: atLeast(2, 1, 90),
    so_kien_nghi_sau_doi_thoai: byKind({ so_nganh: [6, 60], cap_xa: [8, 70], don_vi: [3, 20] }),
    so_kien_nghi_da_giai_quyet: partOf("so_kien_nghi_sau_doi_thoai", 60),
    so_phan_anh_kien_nghi: (c) =>
      isTown(c) ? c.sized(160, 900) : byKind({ so_nganh: [40, 420], cap_xa: [40, 380], don_vi: [8, 60] })(c),
    so_phan_anh_dung_han: partOf("so_phan_anh_kien_nghi", 50),
    so_don_khieu_nai_to_cao: (c) =>
      !c.isFull && c.draw(1, 5) === 1
        ? 0
        : byKind({ so_nganh: [1, 30], cap_xa: [2, isTown(c) ? 40 : 24], don_vi: [1, 6] })(c),
    so_don_dung_han: partOf("so_don_khieu_nai_to_cao", 60),
    so_vu_dong_nguoi_keo_dai: (c) => (c.slips(40) ? c.draw(1, 3) : c.draw(1, 3) === 1 ? "" : 0),
    so_ho_so_da_giai_quyet: (c) =>
      isWithoutProcedures(c)
        ? 0
        : c.agency.kind === "so_nganh"
          ? c.sized(60, 24000)
          : isTown(c)
            ? c.sized(7000, 31000)
            : c.agency.size === 0
              ? c.sized(400, 900)
              : c.sized(1900, 15000),
    so_ho_so_dung_han: partOf("so_ho_so_da_giai_quyet", 8),
    ty_le_hai_long: (c) =>
      isWithoutProcedures(c)
        ? kad("Không thuộc diện khảo sát: cơ quan không có thủ tục hành chính")
        : tenths(held(980 - (c.isFull ? 0 : 4 * c.lack) + c.draw(-20, 12), 510, 1000)),
    niem_yet_thu_tuc_hanh_chinh: (c) => (isWithoutProcedures(c) ? noProcedures : yes(30)(c)),
    so_de_xuat_cat_giam: atLeast(2, 3, 110),
  },
  VI: {
    so_can_bo: (c) =>
      isTown(c) ? c.sized(48, 96) : byKind({ so_nganh: [42, 180], cap_xa: [34, 66], don_vi: [22, 240] })(c),
    so_can_bo_ky_cam_ket: (c) => (c.slips(120) ? c.part(Number(c.of("so_can_bo")), 45) : c.of("so_can_bo")),
    muc_sap_xep_bo_may: (c) =>
      !c.isFull && c.draw(1, 10) <= (c.agency.kind === "cap_xa" ? 4 : 2)
        ? kad("Trong năm không được giao sắp xếp")
        : level("hoan_thanh", "dang_thuc_hien", "chua_thuc_hien")(c),
    so_kien_nghi_can_bo: (c) =>
      !c.isFull && c.draw(1, 7) === 1
        ? 0
        : byKind({ so_nganh: [4, 30], cap_xa: [4, 36], don_vi: [2, 24] })(c),
    so_kien_nghi_can_bo_da_giai_quyet: partOf("so_kien_nghi_can_bo", 60),
    so_cuoc_kiem_tra_cong_vu: atLeast(2, 2, 100),
  },
  VII: {
    so_mo_hinh_duoc_khen: (c) => (!c.isFull && c.draw(1, 100) > 60 + 2 * c.lack ? c.draw(1, 2) : 0),
    so_can_bo_bi_xu_ly: seldom(18, 2),
    so_van_ban_phe_binh: seldom(20, 2),
    nguoi_dung_dau_bi_ky_luat: () => "không",
  },
  "qd-25": {
    co_quy_che_dan_chu: yes(20),
    co_quy_che_lam_viec: yes(10),
    so_hoi_nghi_pho_bien: atLeast(2, 4, 80),
    so_quy_co_ke_hoach_tuyen_truyen: (c) => (c.slips(110) ? c.draw(1, 3) : 4),
    muc_phoi_hop_theo_yeu_cau: (c) =>
      c.draw(1, 6) === 1
        ? kad("Trong năm không có yêu cầu phối hợp")
        : level("day_du", "mot_phan", "khong_phoi_hop")(c),
    so_lan_lam_viec_voi_doan_the: atLeast(2, 4, 80),
    so_vu_vi_pham_dan_chu: seldom(8, 1),
  },
};

const gradedBecause = [
  "Nhiệm vụ cụ thể, có kết quả rõ, người dân ghi nhận",
  "Có kết quả rõ; một việc còn chậm nhân rộng",
  "Có kết quả; báo cáo chưa nêu số liệu so sánh",
  "Có kết quả nhưng chưa đều giữa các đơn vị, địa bàn",
  "Mới ở mức triển khai, ít kết quả cụ thể",
  "Nhiều việc còn hình thức",
  "Ít việc làm thực tế, báo cáo sơ sài",
  "Hầu như không có kết quả",
];

const friendly = (c) => (c.isFull ? "100" : tenths(held(960 - 4 * c.lack + c.draw(-30, 30), 350, 1000)));

const topicOf = new Map(
  Object.entries(answers).flatMap(([topic, of]) => Object.keys(of).map((fact) => [fact, topic])),
);

/** What an answer may go by: how well the agency does in this topic, how big it is, what it answered before. */
function questionTo(agency, fact, answered) {
  const topic = topicOf.get(fact);
  if (topic === undefined) throw new Error(`no answer is drawn for ${fact}: a set asks something new`);
  const draw = stream(agency.id, fact);
  const { isFull } = agency;
  const mood = stream(agency.id, "topic", topic)(-12, 12);
  const lack = isFull
    ? 0
    : held(100 - agency.quality + Math.floor((mood * (110 - agency.quality)) / 40), 0, 90);
  const slips = (weight) => draw(1, 10_000) <= lack * weight;
  const isOfHalfAYear = agency.isMerged || agency.id === merger.into;
  const share = isOfHalfAYear && facts[fact]["when-merged"] === "add" ? 50 : 100;
  return {
    agency,
    isFull,
    lack,
    draw,
    slips,
    of: (other) => answered.get(other).value,
    /** Between the two by the size of the agency, a tenth up or down. */
    sized(from, to) {
      const middle = from * 100 + (to - from) * agency.size;
      return Math.max(from, Math.floor((middle * draw(90, 110) * share) / 1_000_000));
    },
    part(whole, weight) {
      const lost = Math.min(1000, Math.floor((draw(0, 20 * lack) * weight) / 100));
      return whole - Math.floor((whole * lost + 500) / 1000);
    },
    date(first, last, late, weight, never = 25) {
      if (!slips(weight)) return written(Math.max(first, workdayBefore(draw(first, last))));
      return slips(never) ? "không" : written(workdayAfter(last + draw(1, late)));
    },
  };
}

// ── One agency's year.

function answersOf(agency) {
  const answered = new Map();
  const given = { ...fixed[agency.id], ...built[agency.id]?.facts };
  for (const fact of askedOf[agency.kind]) {
    const question = questionTo(agency, fact, answered);
    const said = answers[topicOf.get(fact)][fact](question);
    const answer = typeof said === "object" ? said : { value: String(said) };
    const value = disputes[agency.id]?.fact === fact ? disputes[agency.id].self : given[fact];
    if (value === undefined) answered.set(fact, answer);
    else answered.set(fact, { ...(answer.value === "KAD" ? {} : answer), value });
  }
  // What is claimed as recognised must have been registered.
  if (disputes[agency.id]?.fact === "so_mo_hinh_duoc_cong_nhan")
    answered.set("so_mo_hinh_dang_ky", { value: "2" });
  return answered;
}

const claimsNothing = ({ value }) => ["", "KAD", "không"].includes(value);

/** Facts that are never left empty by chance: without them there is no grade, or the lowest. */
const vital = new Set(["ngay_gui_tu_cham_dan_van", "nguoi_dung_dau_bi_ky_luat"]);

function rowsOf(agency) {
  const answered = answersOf(agency);
  const own = askedOf[agency.kind].filter((fact) => !isFromOthers(fact) && isStatedBy(agency, fact));
  const count = gaps[agency.id] ?? 0;
  const mayBeEmpty = own.filter(
    (fact) => set.facts[fact] && !vital.has(fact) && !claimsNothing(answered.get(fact)),
  );
  const empty = new Set(shuffled(mayBeEmpty, stream(agency.id, "gaps")).slice(0, count));
  let documents = 0;
  return askedOf[agency.kind].flatMap((fact) => {
    const answer = answered.get(fact);
    if (isFromOthers(fact)) return agency.isMerged ? [] : [fromOthers(agency, fact, answer)];
    if (silent.has(agency.id) || !own.includes(fact)) return [];
    const row = { agency: agency.id, fact, period: year };
    if (empty.has(fact)) return [{ ...row, round: "self", value: "" }];
    const hasDocument = facts[fact].document !== "none" && !claimsNothing(answer);
    if (hasDocument) documents += 1;
    const isSent = hasDocument && !unproven[agency.id]?.includes(fact);
    const note = disputes[agency.id]?.fact === fact ? disputes[agency.id].note : answer.note;
    return [
      {
        ...row,
        round: "self",
        value: answer.value,
        document: isSent ? `Báo cáo mẫu ${agency.report}, tài liệu ${documents}` : "",
        note,
      },
      ...laterRounds(agency, fact, answer).map((later) => ({ ...row, ...later })),
    ];
  });
}

/** An agency that was merged states its numbers for half a year, and its plan, which nobody counts. */
const isStatedBy = (agency, fact) =>
  !agency.isMerged || facts[fact]["when-merged"] === "add" || fact === "ngay_ban_hanh_ke_hoach_dan_van";

function fromOthers(agency, fact, { value, note = "" }) {
  const isScore = facts[fact].document === "none";
  const reason = silent.has(agency.id) ? "Không có báo cáo, không có hồ sơ để đánh giá" : note;
  return {
    agency: agency.id,
    fact,
    period: year,
    round: "appraisal",
    value: isScore && silent.has(agency.id) ? "0" : value,
    document: isScore ? "" : `Thông báo kết quả mẫu ${agency.report}`,
    note: isScore ? reason : "",
  };
}

function laterRounds(agency, fact, answer) {
  const minutes = `Biên bản thẩm định mẫu ${agency.report}`;
  const dispute = disputes[agency.id];
  if (dispute?.fact === fact)
    return ["appraisal", "re-appraisal"]
      .filter((round) => dispute[round])
      .map((round) => {
        const [value, note] = dispute[round];
        return {
          round,
          value,
          note,
          document: round === "appraisal" ? minutes : `Giải trình mẫu ${agency.report}`,
        };
      });
  if (unproven[agency.id]?.includes(fact)) {
    const note = acceptedUnproven[agency.id];
    return note ? [{ round: "appraisal", value: answer.value, note }] : [];
  }
  const draw = stream(agency.id, fact, "appraisal");
  if (agency.isMerged || claimsNothing(answer) || facts[fact].document === "none" || draw(1, 100) > 12)
    return [];
  const mayChange = !agency.isFull && !fixed[agency.id]?.[fact] && draw(1, 100) <= 45;
  const changed = mayChange ? lowered(fact, answer.value, draw) : null;
  const [value, note] = changed ?? [answer.value, ""];
  return [{ round: "appraisal", value, document: minutes, note }];
}

const notCounted = [
  "không có tài liệu chứng minh",
  "bị tính trùng",
  "không có trong tài liệu gửi kèm",
  "không khớp số liệu trên hệ thống",
];

/** A less favourable value and the reason for it; `null` where none is natural. */
function lowered(fact, value, draw) {
  const { type, levels, unit, "document-name": name } = facts[fact];
  const isWhole = wholes.has(fact);
  if (type === "yes-no") return ["không", `Hồ sơ gửi kèm không có ${name[0].toLowerCase()}${name.slice(1)}`];
  if (type === "date") {
    const [day, month] = value.split("/").map(Number);
    const actual = written(workdayAfter(dayOf(day, month) + draw(1, 4)));
    return [actual, `Theo trục liên thông văn bản, ngày thực tế là ${actual}`];
  }
  if (type === "choice") {
    const ids = Object.keys(levels);
    const lower = ids[ids.indexOf(value) + 1];
    return lower ? [lower, `Tài liệu chỉ đủ cho mức “${levels[lower]}”`] : null;
  }
  if (type === "percentage") {
    const [whole, tenth = "0"] = value.split(",");
    const less = tenths(Math.max(0, Number(whole) * 10 + Number(tenth) - draw(1, 30)));
    return [less, `Theo số liệu của hệ thống tại thời điểm thẩm định là ${less} %`];
  }
  if (type !== "integer" || isWhole || value === "0") return null;
  const less = draw(1, 1 + Math.floor(Number(value) / 30));
  return [String(Number(value) - less), `${less} ${unit} ${notCounted[draw(0, notCounted.length - 1)]}`];
}

// ── The two tables.

const quoted = (cell = "") =>
  /[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
const csv = (columns, rows) => [columns, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");

/** The text of both files. */
export function sampleCity() {
  const agencies = cityAgencies();
  const evidence = agencies.flatMap(rowsOf);
  return {
    agencies: csv(
      ["id", "name", "kind", "block", "parent", "valid_from", "valid_to", "predecessor", "attributes"],
      agencies
        .flatMap(agencyRows)
        .map(({ id, name, kind, block, from, to, predecessor }) => [
          id,
          name,
          kind,
          block,
          "",
          from,
          to,
          predecessor,
          "",
        ]),
    ),
    evidence: csv(
      ["agency", "fact", "period", "round", "value", "document", "note"],
      evidence.map((row) => [row.agency, row.fact, row.period, row.round, row.value, row.document, row.note]),
    ),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { agencies, evidence } = sampleCity();
  writeFileSync(join(root, "data/sample-2026/agencies.csv"), agencies);
  writeFileSync(join(root, "data/sample-2026/evidence.csv"), evidence);
}
