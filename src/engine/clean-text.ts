/** Text as people mean it, however a keyboard or a spreadsheet stored it. */

/**
 * Below U+0300, in U+1E00–1EFF (the Vietnamese letters with two marks) and in U+2010–2027 (dashes, quotes) no character
 * is composed any further: such text is in composed Unicode already, and asking is quicker than normalizing.
 */
const mayCompose = /[\u0300-\u1dff\u1f00-\u200f\u2028-\uffff]/;

/** In composed Unicode (NFC), without surrounding blanks. */
export const cleanText = (text: string): string =>
  (mayCompose.test(text) ? text.normalize("NFC") : text).trim();
