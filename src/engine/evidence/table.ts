/** A table as the files layer hands it over: text cells by column name, rows numbered as a person counts them. */
import { cleanText } from "../clean-text.ts";

export interface Row {
  readonly row: number;
  readonly cells: { get(column: string): string | undefined };
}

export interface Table {
  /** The file's name, for messages. */
  readonly file: string;
  readonly columns: readonly string[];
  /** What the file itself calls a column, where that is another name. */
  readonly heads?: ReadonlyMap<string, string>;
  readonly rows: readonly Row[];
}

/** The cell without surrounding blanks, in composed Unicode; empty where the table has no such column. */
export const cellOf = ({ cells }: Row, column: string): string => cleanText(cells.get(column) ?? "");
