/** A certificate that was sent as text. It carries a criteria set, and that is as long to check as one sent by itself. */
import { canonicalText, type Outcome, problem } from "../engine/index.ts";
import { type CertificateFile, certificateFileIn } from "../files/certificate-file.ts";
import type { Settings } from "./settings.ts";

/** Problems call it `name` and have the path inside it. */
export function certificateSent(
  text: string,
  name: string,
  { setBytes }: Pick<Settings, "setBytes">,
): Outcome<CertificateFile> {
  const read = certificateFileIn(Buffer.from(text));
  if (read.value === null)
    return { value: null, problems: read.problems.map((one) => ({ ...one, at: { file: name, ...one.at } })) };
  const size = Buffer.byteLength(canonicalText(read.value.certificate.set.data));
  if (size <= setBytes) return read;
  const values = { size: String(size), most: String(setBytes) };
  return {
    value: null,
    problems: [problem("certificate-set-large", { file: name, path: ["set"] }, values)],
  };
}
