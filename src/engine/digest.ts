/** SHA-256 over canonical JSON (RFC 8785): the same content has the same digest on every machine. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** `data` is plain JSON without numbers that are not safe integers: quantities are text. Throws on anything else. */
export function digestOf(data: unknown): string {
  const text = canonicalize(data);
  if (text === undefined) throw new TypeError("nothing to digest");
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}
