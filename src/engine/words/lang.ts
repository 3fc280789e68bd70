/** The two languages, Vietnamese first, and the sign they share. */
export const langs = ["vi", "en"] as const;
export type Lang = (typeof langs)[number];

/** Marks a number that no source states, in either language. Explained wherever it is used. */
export const assumedMark = "°";
