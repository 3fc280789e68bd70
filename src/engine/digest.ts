/** SHA-256 over canonical JSON (RFC 8785): the same content has the same digest on every machine. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** Plain data without numbers: quantities are text. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The one text of some data: keys in the order of their UTF-16 units, no blanks. Throws where the data is no JSON. */
export function canonicalText(data: unknown): string {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError("nothing to write");
  return text;
}

/** `data` is plain JSON without numbers that are not safe integers: quantities are text. Throws on anything else. */
export const digestOf = (data: unknown): string =>
  `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalText(data))))}`;

const known = new WeakMap<object, string>();

/** The digest of an edition is over its content: comments and layout of the file change nothing. */
export function setDigest({ written }: { readonly written: object }): string {
  const digest = known.get(written) ?? digestOf(written);
  known.set(written, digest);
  return digest;
}
