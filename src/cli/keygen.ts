/** `thangdiem keygen`: a pair of keys, to sign certificates with and to verify them by. */
import type { Lang } from "../engine/index.ts";
import { makeKeys } from "../files/keys.ts";
import type { ExitStatus, Io } from "./io.ts";
import { labelled, paragraph, problemsText } from "./print.ts";

export interface KeygenOptions {
  readonly lang: Lang;
  /** The name of both files, without their endings. */
  readonly out: string;
}

export function keygen({ lang, out }: KeygenOptions, io: Io): ExitStatus {
  const made = makeKeys(out);
  if (made.value === null) {
    io.err(problemsText(made.problems, lang));
    return 1;
  }
  const { secret, open, keyid } = made.value;
  const say = words[lang];
  io.out(
    `${labelled([
      [say.secret, secret],
      [say.open, open],
      [say.keyid, keyid],
    ])}\n\n${paragraph(say.keep)}\n`,
  );
  return 0;
}

const words = {
  vi: {
    secret: "Bí mật",
    open: "Công khai",
    keyid: "Mã khoá",
    keep: "Giữ kín file khoá bí mật: ai có nó thì ký được thay cơ quan. Gửi khoá công khai cho người kiểm bằng đường khác với chứng thư.",
  },
  en: {
    secret: "Secret",
    open: "Public",
    keyid: "Key id",
    keep: "Keep the secret key to yourself: whoever has it can sign in your name. Give the public key to those who verify by another way than the certificate.",
  },
};
