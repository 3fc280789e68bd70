/**
 * Evidence of any length for `stream-set.yaml`, made on the fly and the same every time:
 *
 *     node bench/stream-evidence.mjs 1000000 > many.ndjson
 *     node bench/stream-evidence.mjs 1000000 csv > many.csv
 */
import { once } from "node:events";
import { drawsFrom } from "./random.mjs";

const seed = 20_250_101;
const [asked = "1000", format = "ndjson"] = process.argv.slice(2);
const day = (draw) => `${draw.int(1, 28)}/${draw.int(1, 12)}/2025`;

function answersOf(index) {
  const draw = drawsFrom(seed * 1_000_003 + index);
  const yes = (percent) => (draw.chance(percent) ? "có" : "không");
  const document = `Báo cáo số ${index % 997}, tài liệu 1`;
  const wholes = [draw.int(0, 90), draw.int(1, 400), draw.int(1, 50)];
  const parts = wholes.flatMap((whole, place) => [
    [`tong_${place + 1}`, String(whole)],
    [`dat_${place + 1}`, String(draw.int(0, whole))],
  ]);
  return [
    ["co_1", yes(85), document],
    ["co_2", yes(85), document],
    ["co_3", yes(70)],
    draw.chance(8) ? ["co_4", "KAD", "", "Không phát sinh"] : ["co_4", yes(80)],
    ["so_1", String(draw.int(0, 15))],
    ["so_2", String(draw.int(0, 25))],
    ["so_3", String(draw.int(0, 4))],
    ...parts,
    ["ty_le_1", `${draw.int(30, 99)},${draw.int(1, 9)}`],
    ["ty_le_2", `${draw.int(30, 99)},${draw.int(1, 9)}`],
    ["ngay_1", day(draw), document],
    ["ngay_2", day(draw), document],
    ["muc", draw.pick(["Tốt", "kha", "kem"])],
    ["so_vu", String(draw.chance(80) ? 0 : draw.int(1, 6))],
    ["nghiem_trong", yes(3)],
  ];
}

const agencyOf = (index) => ({
  id: `xa-${index}`,
  name: `Xã số ${index}`,
  kind: "xa",
  block: `Khối ${index % 34}`,
});

const forms = {
  ndjson: {
    head: "",
    of(index) {
      const facts = answersOf(index).map(([fact, value, document = "", note = ""]) => [
        fact,
        document || note ? { value, document, note } : value,
      ]);
      return `${JSON.stringify({ agency: agencyOf(index), period: "2025", facts: Object.fromEntries(facts) })}\n`;
    },
  },
  csv: {
    head: "agency,name,kind,block,fact,period,round,value,document,note\n",
    of(index) {
      const { id, name, kind, block } = agencyOf(index);
      const rows = answersOf(index).map(([fact, value, document = "", note = ""], row) => {
        const told = row === 0 ? [id, name, kind, block] : [id, "", "", ""];
        const quoted = (text) => (text.includes(",") ? `"${text}"` : text);
        return [...told, fact, "2025", "self", quoted(value), quoted(document), note].join(",");
      });
      return `${rows.join("\n")}\n`;
    },
  },
};

const { head, of } = forms[format];
process.stdout.on("error", () => process.exit());
process.stdout.write(head);
let text = "";
for (let index = 0; index < Number(asked); index++) {
  text += of(index);
  if (text.length < 1 << 16) continue;
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
  text = "";
}
process.stdout.write(text);
