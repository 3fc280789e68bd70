/** API keys: only their digests are known here, and comparing takes as long for a wrong key as for a right one. */
import { createHash, timingSafeEqual } from "node:crypto";

/** `digests`: SHA-256 of each key in hexadecimal. The key comes as `Authorization: Bearer …` or as `X-API-Key`. */
export function keyring(digests: readonly string[]) {
  const known = digests.map((one) => Buffer.from(one, "hex"));
  return {
    isNeeded: known.length > 0,
    opens(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
      const digest = createHash("sha256").update(keyIn(headers)).digest();
      // Every key is compared, so that the time tells nothing about which one came near.
      return known.map((one) => timingSafeEqual(one, digest)).includes(true);
    },
  };
}

function keyIn({
  authorization,
  "x-api-key": own,
}: Readonly<Record<string, string | string[] | undefined>>): string {
  if (typeof own === "string") return own;
  return typeof authorization === "string" ? authorization.replace(/^Bearer +/i, "") : "";
}
