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

/** A digest of what never changes is reckoned once. */
export function digestOnce<T extends object>(work: (of: T) => string): (of: T) => string {
  const known = new WeakMap<T, string>();
  return (of) => {
    const digest = known.get(of) ?? work(of);
    known.set(of, digest);
    return digest;
  };
}

const digestOfWritten = digestOnce<object>(digestOf);

/** The digest of an edition is over its content: comments and layout of the file change nothing. */
export const setDigest = ({ written }: { readonly written: object }): string => digestOfWritten(written);
