/** GoRules ZEN that also says how it came to its result. */
import { prepareWith } from "./zen-engine.mjs";

export const name = "zen-engine, with trace";

export const prepare = (table) => prepareWith(table, { trace: true });
