/** certify, verify and keygen on the command line: a score in one file, signed or not, and what becomes of a changed one. */
import { createHash, createPrivateKey, createPublicKey, verify as isSigned } from "node:crypto";
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPrivateKey, sign } from "../../src/files/keys.ts";
import { changed, folderOf, smallSet, thangdiem, threeAgencies } from "../fixtures.ts";

const evidence = `agency,fact,value,document,note
so-1,co_ke_hoach,có,,
so-1,so_hop,10,,
so-1,so_hop_du,7,,
so-2,ty_le,90,,
so-2,muc_do,tot,,
xa-1,diem,"0,5",,
`;

/** A folder with the small set and three agencies, and commands in it. */
function office(files: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({
    "criteria/thu/2025-01-01.yaml": smallSet,
    "agencies.csv": threeAgencies,
    "evidence.csv": evidence,
    ...files,
  });
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => thangdiem(args, folder);
  const certify = (...args: string[]) =>
    run(
      "certify",
      ...["--set", "thu", "--criteria", at("criteria"), "--evidence", folder],
      ...["--period", "2025", "--close", ...args],
    );
  return { folder, at, run, certify };
}

/** Khối A of the small set: 1 is 2 + 1,4; 2 is 2 + 1. */
function blockCertificate(...args: string[]) {
  const here = office();
  const made = here.certify("--block", "Khối A", "--out", here.at("khoi.json"), ...args);
  if (made.status !== 0) throw new Error(made.err);
  return { ...here, text: readFileSync(here.at("khoi.json"), "utf8") };
}

describe("a certificate", () => {
  test("of a block is written, and verifies", () => {
    const { run, at, text } = blockCertificate();
    const data = JSON.parse(text);
    expect(data).toMatchObject({
      type: "thangdiem-certificate",
      scope: "block",
      block: "Khối A",
      close: true,
    });
    // so-1: 2, 1,4 = 7/10 × 2, and nothing else: 3,4. so-2: 2 and 1, and 2 does not apply to nobody: 3.
    const totals = data.agencies.map(
      (one: { result: { points: { earned: string } } }) => one.result.points.earned,
    );
    expect(totals).toEqual(["3.4", "3"]);
    const { status, out, err } = run("verify", at("khoi.json"), "--lang", "en");
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain(
      "VERIFIED: reckoned again from this file alone, every point, total, grade and place is right.",
    );
    expect(out).toContain("No signature: this proves that the sums are right, not who made it.");
    expect(out).toContain(data.digest);
  });

  test("goes to standard output where no file is named, byte for byte", () => {
    const { certify, text } = blockCertificate();
    expect(certify("--block", "Khối A").out).toBe(text);
  });

  test("of an agency is taken from its block's, which can be held against it", () => {
    const { certify, run, at } = blockCertificate();
    expect(certify("--agency", "so-2", "--out", at("so-2.json")).status).toBe(0);
    const alone = run("verify", at("so-2.json"));
    expect(alone.status).toBe(0);
    expect(alone.out).toContain("Hạng và các số của khối lấy từ chứng thư của khối");
    const beside = run("verify", at("so-2.json"), "--block", at("khoi.json"));
    expect(beside.status).toBe(0);
    expect(beside.out).not.toContain("Hạng và các số của khối lấy từ chứng thư của khối");
    expect(readFileSync(at("so-2.json"), "utf8")).not.toContain("so-1");
    const turned = run("verify", at("khoi.json"), "--block", at("so-2.json"));
    expect(turned.status).toBe(1);
    expect(turned.err).toContain("LỖI so-2.json: Cần chứng thư của một đơn vị");
  });

  test("says of whom it should be where that is not clear, and names whom there is not", () => {
    const { certify } = office();
    expect(certify()).toMatchObject({ status: 1, out: "" });
    expect(certify().err).toContain("Nêu một đơn vị (agency) hoặc một khối (block): Khối A | Khối B.");
    expect(certify("--agency", "so-3").err).toContain("so-3");
    expect(certify("--block", "Khối C").err).toContain("Khối A, Khối B");
    expect(certify("--block", "Khối A", "--agency", "so-1").status).toBe(2);
  });

  test("is not made while somebody's evidence has a problem, also with --keep-going", () => {
    const { certify, at } = office({ "evidence.csv": `${evidence}so-2,so_hop,nhiều,,\n` });
    const { status, out, err } = certify("--block", "Khối A", "--keep-going", "--out", at("khoi.json"));
    expect([status, out, existsSync(at("khoi.json"))]).toEqual([1, "", false]);
    expect(err).toContain("Không lập chứng thư khi còn thiếu: so-2.");
  });

  test("of what is not closed says that it is provisional", () => {
    const { run, at } = office();
    const args = ["--set", "thu", "--criteria", at("criteria"), "--evidence", at("evidence.csv")];
    const made = run("certify", ...args, "--period", "2025", "--agency", "xa-1", "--out", at("x.json"));
    expect(made.err).toContain("TẠM TÍNH: chưa chốt.");
    expect(run("verify", at("x.json")).out).toContain("TẠM TÍNH: 1 trong 1 đơn vị chưa chốt.");
  });
});

describe("signed", () => {
  const signed = () => {
    const here = office();
    const keys = here.run("keygen", "--out", here.at("so-noi-vu"), "--lang", "en");
    const made = here.certify(
      "--block",
      "Khối A",
      "--key",
      here.at("so-noi-vu.key"),
      "--out",
      here.at("khoi.json"),
    );
    if (keys.status + made.status > 0) throw new Error(keys.err + made.err);
    return { ...here, keys, made };
  };

  test("it verifies with the public key, and without one says that nobody checked", () => {
    const { run, at, keys, made } = signed();
    const keyid = /[0-9a-f]{64}/.exec(keys.out)?.[0] ?? "no key id";
    const verified = run("verify", at("khoi.json"), "--key", at("so-noi-vu.pub"));
    expect([verified.status, verified.err]).toEqual([0, ""]);
    expect(verified.out).toContain(`Chữ ký đúng với khoá đã đưa (${keyid.slice(0, 20)}`);
    const unchecked = run("verify", at("khoi.json"));
    expect(unchecked.status).toBe(0);
    expect(unchecked.out.replaceAll("\n", " ")).toContain("CHƯA KIỂM");
    expect(made.err).not.toContain("Chưa ký");
  });

  test("it is what DSSE and in-toto say it is, so that other tools read it", () => {
    const { at } = signed();
    const envelope = JSON.parse(readFileSync(at("khoi.json"), "utf8"));
    expect(Object.keys(envelope)).toEqual(["payload", "payloadType", "signatures"]);
    const payload = Buffer.from(envelope.payload, "base64");
    const statement = JSON.parse(payload.toString());
    expect(statement._type).toBe("https://in-toto.io/Statement/v1");
    expect(statement.subject[0]).toEqual({
      name: "set",
      digest: { sha256: statement.predicate.digests.set.replace("sha256:", "") },
    });
    // "DSSEv1" SP length SP type SP length SP body, lengths in bytes.
    const message = Buffer.concat([
      Buffer.from(`DSSEv1 28 application/vnd.in-toto+json ${payload.length} `),
      payload,
    ]);
    const open = createPublicKey(readFileSync(at("so-noi-vu.pub")));
    const [{ sig, keyid }] = envelope.signatures;
    expect(isSigned(null, message, open, Buffer.from(sig, "base64"))).toBe(true);
    const raw = open.export({ format: "jwk" }).x ?? "";
    expect(keyid).toBe(createHash("sha256").update(Buffer.from(raw, "base64url")).digest("hex"));
  });

  test("any changed byte of it is noticed by whoever has the public key", () => {
    const { run, at } = signed();
    const bytes = readFileSync(at("khoi.json"));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, by) => {
        const copy = Buffer.from(bytes);
        copy[index] = (copy[index] ?? 0) ^ by;
        writeFileSync(at("doi.json"), copy);
        expect(run("verify", at("doi.json"), "--key", at("so-noi-vu.pub")).status).toBe(1);
      }),
      { numRuns: 60 },
    );
    // The signature and the key's id stand at the end, where few of these fell.
    for (let index = bytes.length - 200; index < bytes.length; index += 3) {
      const copy = Buffer.from(bytes);
      copy[index] = copy[index] === 0x41 ? 0x42 : 0x41;
      writeFileSync(at("doi.json"), copy);
      expect(run("verify", at("doi.json"), "--key", at("so-noi-vu.pub")).status).toBe(1);
    }
  });

  test("a signature that is missing, another's, or of something else fails", () => {
    const { run, at, certify } = signed();
    run("keygen", "--out", at("khac"));
    certify("--block", "Khối A", "--out", at("khong-ky.json"));
    const envelope = JSON.parse(readFileSync(at("khoi.json"), "utf8"));
    const other = certify("--block", "Khối B", "--key", at("so-noi-vu.key")).out;
    writeFileSync(at("ghep.json"), JSON.stringify({ ...envelope, payload: JSON.parse(other).payload }));
    const errors = [
      run("verify", at("khong-ky.json"), "--key", at("so-noi-vu.pub")),
      run("verify", at("khoi.json"), "--key", at("khac.pub")),
      run("verify", at("ghep.json"), "--key", at("so-noi-vu.pub")),
    ];
    expect(errors.map(({ status, out }) => [status, out])).toEqual([
      [1, ""],
      [1, ""],
      [1, ""],
    ]);
    expect(errors[0]?.err).toContain("Chứng thư không có chữ ký nào");
    expect(errors[1]?.err).toContain("không phải của khoá đã đưa");
    expect(errors[2]?.err).toContain("Chữ ký sai");
    expect(errors[2]?.err).toContain("KHÔNG KHỚP");
  });

  test.each([
    ["two signatures", (one: Envelope) => one.signatures.push(one.signatures[0]), "Có 2 chữ ký"],
    ["none", (one: Envelope) => one.signatures.splice(0), "Có 0 chữ ký"],
    ["another type", (one: Envelope) => Object.assign(one, { payloadType: "text/plain" }), "“text/plain”"],
    [
      "another spelling of base64",
      (one: Envelope) => Object.assign(one, { payload: `${one.payload}=` }),
      "base64",
    ],
    ["a short signature", (one: Envelope) => Object.assign(one.signatures[0], { sig: "AAAA" }), "64 byte"],
    ["an unknown key", (one: Envelope) => Object.assign(one, { unsigned: "x" }), "“unsigned”"],
    [
      "an envelope inside",
      (one: Envelope) => Object.assign(one, { payload: Buffer.from(wrapped(one)).toString("base64") }),
      "Trong chứng thư có một chứng thư khác",
    ],
  ])("an envelope with %s is refused", (_, change, message) => {
    const { run, at } = signed();
    const envelope: Envelope = JSON.parse(readFileSync(at("khoi.json"), "utf8"));
    change(envelope);
    writeFileSync(at("sai.json"), canonical(envelope));
    const { status, out, err } = run("verify", at("sai.json"));
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(message);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: whoever forges an envelope writes anything in it.
type Envelope = { payload: string; payloadType: string; signatures: any[] };

/** Keys in order, as the envelope has only a few. */
const canonical = (envelope: object) =>
  JSON.stringify(Object.fromEntries(Object.entries(envelope).sort(([a], [b]) => (a < b ? -1 : 1))));

const wrapped = (envelope: Envelope) => {
  const statement = JSON.parse(Buffer.from(envelope.payload, "base64").toString());
  return canonical({ ...statement, predicate: { payload: "", payloadType: "x", signatures: [] } });
};

describe("keys", () => {
  test("are made for their owner's eyes, never written over, and never shown", () => {
    const { run, at } = office();
    const made = run("keygen", "--out", at("khoa"));
    expect(made.status).toBe(0);
    // Windows has no such modes.
    if (process.platform !== "win32") expect(statSync(at("khoa.key")).mode & 0o777).toBe(0o600);
    const secret = readFileSync(at("khoa.key"), "utf8");
    expect(createPrivateKey(secret).asymmetricKeyType).toBe("ed25519");
    expect(made.out + made.err).not.toContain(secret.split("\n")[1]);
    const again = run("keygen", "--out", at("khoa"));
    expect([again.status, again.out]).toEqual([1, ""]);
    expect(again.err).toContain("khoá không bao giờ bị ghi đè");
    expect(readFileSync(at("khoa.key"), "utf8")).toBe(secret);
  });

  test("where only one of the two files is there, none is written", () => {
    const { run, at } = office({ "khoa.pub": "something" });
    expect(run("keygen", "--out", at("khoa")).status).toBe(1);
    expect(existsSync(at("khoa.key"))).toBe(false);
    expect(run("keygen", "--out", at("khong-co/khoa")).err).toContain("khong-co/khoa");
  });

  test("of the wrong sort are told apart, and nothing of the secret one is told", () => {
    const { run, at, certify } = blockCertificate();
    run("keygen", "--out", at("khoa"));
    const secret = readFileSync(at("khoa.key"), "utf8").split("\n")[1] ?? "";
    const mixed = run("verify", at("khoi.json"), "--key", at("khoa.key"));
    expect(mixed.status).toBe(1);
    expect(mixed.err).toContain("Đây là khoá bí mật");
    expect(mixed.err).not.toContain(secret);
    const open = certify("--block", "Khối A", "--key", at("khoa.pub"), "--out", at("ky.json"));
    expect([open.status, existsSync(at("ky.json"))]).toEqual([1, false]);
    expect(open.err).toContain("Đây là khoá công khai");
    expect(certify("--block", "Khối A", "--key", at("evidence.csv")).err).toContain(
      "không phải là khoá Ed25519",
    );
    writeFileSync(at("rsa.key"), secret);
    expect(certify("--block", "Khối A", "--key", at("rsa.key")).err).not.toContain(secret);
  });

  test("sign as RFC 8032 says (section 7.1, test 1)", () => {
    const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const pem = Buffer.from(`302e020100300506032b657004220420${seed}`, "hex").toString("base64");
    const { at } = office({ "rfc.key": `-----BEGIN PRIVATE KEY-----\n${pem}\n-----END PRIVATE KEY-----\n` });
    const key = readPrivateKey(at("rfc.key")).value;
    if (key === null) throw new Error("no key");
    expect(Buffer.from(sign(new Uint8Array(), key)).toString("hex")).toBe(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    );
    const open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    expect(key.keyid).toBe(createHash("sha256").update(Buffer.from(open, "hex")).digest("hex"));
  });
});

describe("files that are no certificates", () => {
  test.each([
    ["one that is not there", null, "Không có file hoặc thư mục"],
    ["an empty one", "", "File bị cắt"],
    ["a page", "<html></html>", "không phải là JSON"],
    ["a set", smallSet, "không phải là JSON"],
    ["other JSON", '{"a":"b"}', "không phải là chứng thư của thangdiem"],
    ["not text", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), "không phải văn bản UTF-8"],
  ])("%s: told, with exit status 1 and nothing on standard output", (_, content, message) => {
    const folder = folderOf(content === null ? {} : { "x.json": content });
    const { status, out, err } = thangdiem(["verify", join(folder, "x.json")], folder);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain(message);
    expect(err).toContain("KHÔNG KHỚP");
  });

  test("one that is far too large is not read", () => {
    const folder = folderOf({ "x.json": "{" });
    truncateSync(join(folder, "x.json"), 65 * 1024 * 1024);
    expect(thangdiem(["verify", join(folder, "x.json")], folder).err).toContain(
      "68157440 byte, quá 67108864 byte",
    );
  });

  test("one made anew from the same data, but indented, is told where it leaves the spelling", () => {
    const { run, at, text } = blockCertificate();
    writeFileSync(at("dep.json"), JSON.stringify(JSON.parse(text), null, 2));
    const { status, err } = run("verify", at("dep.json"), "--lang", "en");
    expect(status).toBe(1);
    expect(err).toContain("ERROR dep.json: Character 2: not the one spelling of a certificate");
  });
});

test("any changed byte of a certificate is noticed", () => {
  const { at, run, text } = blockCertificate();
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, by) => {
      const copy = Buffer.from(bytes);
      copy[index] = (copy[index] ?? 0) ^ by;
      writeFileSync(at("doi.json"), copy);
      const { status, out } = run("verify", at("doi.json"));
      expect([status, out]).toEqual([1, ""]);
    }),
    { numRuns: 150 },
  );
});

test("verify gives the certificate of a changed set away by its smallest part", () => {
  const { run, at, text } = blockCertificate();
  const forged = changed('"quote":"Từ 80% trở lên"', '"quote":"Từ 70% trở lên"', text);
  writeFileSync(at("doi.json"), forged);
  expect(run("verify", at("doi.json"), "--lang", "en").err).toContain(
    "ERROR The criteria set is not that of its digest.",
  );
});

test("a certificate that version 0.1.0 made still verifies: who has one need not ask for another", () => {
  const kept = join(import.meta.dirname, "../golden/certificate-1.cert");
  // The digest was reckoned by another program, from docs/certificate.md alone.
  const digest = "sha256:193a7ca07db27940865c9a0b770c11a3fb1320518cf2152c846be91f51b053e5";
  const { status, out, err } = thangdiem(["verify", kept, "--json"]);
  expect([status, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ verified: true, digest });
});

test("a name that would command the terminal is shown as what it is", () => {
  const { run, at, certify } = office({ "agencies.csv": threeAgencies.replace("Xã 1", "Xã \u001b[2J1") });
  certify("--agency", "xa-1", "--out", at("xa-1.json"));
  const { status, out } = run("verify", at("xa-1.json"));
  expect(status).toBe(0);
  expect(out).toContain("Xã ⟨U+001B⟩[2J1 (xa-1)");
});

test("for programs, verify gives what it found as data, in both languages", () => {
  const { run, at, text } = blockCertificate();
  expect(JSON.parse(run("verify", at("khoi.json"), "--json").out)).toEqual({
    verified: true,
    scope: "block",
    block: "Khối A",
    period: "2025",
    digest: JSON.parse(text).digest,
    withBlock: true,
    signature: null,
    problems: [],
  });
  writeFileSync(at("doi.json"), changed('"madeBy":"0', '"madeBy":"7', text));
  const { status, out, err } = run("verify", at("doi.json"), "--json");
  expect([status, err]).toEqual([1, ""]);
  expect(JSON.parse(out)).toMatchObject({
    verified: false,
    problems: [{ id: "differs-whole", severity: "error" }],
  });
});

describe("the sample city", () => {
  const city = join(import.meta.dirname, "../../data/sample-2026");
  const of = (...args: string[]) =>
    thangdiem(["certify", "--set", "qd-5016", "--evidence", city, "--close", ...args]);

  test("the certificates of a block with a merger in it, and of one agency, are reckoned again to the same", () => {
    const folder = folderOf({});
    const [block, own] = [join(folder, "khoi.json"), join(folder, "xa-mau-35.json")];
    expect(of("--block", "Xã, đặc khu", "--out", block).status).toBe(0);
    expect(of("--agency", "xa-mau-35", "--out", own).status).toBe(0);
    const verified = thangdiem(["verify", block]);
    expect([verified.status, verified.err]).toEqual([0, ""]);
    expect(verified.out.replaceAll(/\s+/g, " ")).toContain("bản dựng lại");
    expect(thangdiem(["verify", own, "--block", block]).status).toBe(0);
    const { agencies } = JSON.parse(readFileSync(own, "utf8"));
    expect(agencies[0].evidence.absorbed.map((one: { agency: { id: string } }) => one.agency.id)).toEqual([
      "xa-mau-cu-1",
      "xa-mau-cu-2",
    ]);
  });
});
