/**
 * Ed25519 keys as PEM files, and signatures. It is Node's own cryptography: signing in plain JavaScript takes longer or
 * shorter with the bits of the key, and a page that verifies hands the same message to the browser's.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWith,
  verify,
} from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { type Outcome, type Problem, problem } from "../engine/index.ts";
import { codeOf, readBytes } from "./library.ts";

/** SHA-256 of the 32 bytes of the public key, in hex: which key to look for. */
interface Named {
  readonly keyid: string;
}
export interface PrivateKey extends Named {
  readonly secret: KeyObject;
}
export interface PublicKey extends Named {
  readonly open: KeyObject;
}

export const sign = (message: Uint8Array, { secret }: PrivateKey): Uint8Array =>
  signWith(null, message, secret);

export const isSignedBy = (message: Uint8Array, signature: Uint8Array, { open }: PublicKey): boolean =>
  verify(null, message, open, signature);

export interface KeyFiles {
  readonly secret: string;
  readonly open: string;
}

/** Two new files, `name.key` for its owner's eyes alone and `name.pub`; neither may be there already. */
export function makeKeys(name: string): Outcome<KeyFiles & Named> {
  const files: KeyFiles = { secret: `${name}.key`, open: `${name}.pub` };
  const there = [files.secret, files.open].filter((file) => existsSync(file));
  if (there.length > 0)
    return { value: null, problems: there.map((file) => problem("key-exists", {}, { file })) };
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const written: string[] = [];
  try {
    for (const [file, text, mode] of [
      [files.secret, privateKey.export({ type: "pkcs8", format: "pem" }), 0o600],
      [files.open, publicKey.export({ type: "spki", format: "pem" }), 0o644],
    ] as const) {
      writeFileSync(file, text, { flag: "wx", mode });
      written.push(file);
    }
    return { value: { ...files, keyid: keyidOf(publicKey) }, problems: [] };
  } catch (error) {
    for (const file of written) rmSync(file);
    return { value: null, problems: [problem("file-unwritable", {}, { name, detail: codeOf(error) })] };
  }
}

/** Messages name the file and never what is in it. */
export function readPrivateKey(path: string): Outcome<PrivateKey> {
  const pem = readPem(path);
  if (pem.value === null) return pem;
  if (pem.value.includes("BEGIN PUBLIC KEY")) return refused("key-is-public", path);
  const secret = keyFrom(() => createPrivateKey(pem.value));
  return secret?.asymmetricKeyType === "ed25519"
    ? { value: { secret, keyid: keyidOf(createPublicKey(secret)) }, problems: [] }
    : refused("key-form", path);
}

export function readPublicKey(path: string): Outcome<PublicKey> {
  const pem = readPem(path);
  return pem.value === null ? pem : publicKeyIn(pem.value, path);
}

/** The text of such a file; messages call it `name`. */
export function publicKeyIn(pem: string, name: string): Outcome<PublicKey> {
  if (pem.includes("PRIVATE KEY")) return refused("key-is-private", name);
  const open = keyFrom(() => createPublicKey(pem));
  return open?.asymmetricKeyType === "ed25519"
    ? { value: { open, keyid: keyidOf(open) }, problems: [] }
    : refused("key-form", name);
}

function readPem(path: string): Outcome<string> {
  const bytes = readBytes(path);
  return bytes.value === null ? bytes : { value: Buffer.from(bytes.value).toString("latin1"), problems: [] };
}

const refused = (id: Problem["id"], path: string): { value: null; problems: Problem[] } => ({
  value: null,
  problems: [problem(id, { file: basename(path) })],
});

function keyFrom(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** The raw key is what stands behind the twelve bytes that name its kind. */
const keyidOf = (open: KeyObject): string =>
  createHash("sha256")
    .update(open.export({ type: "spki", format: "der" }).subarray(-32))
    .digest("hex");
