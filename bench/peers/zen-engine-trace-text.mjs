/** GoRules ZEN whose trace stays the text in which it leaves the engine: cheaper, as long as nobody looks into it. */
import { prepareWith } from "./zen-engine.mjs";

export const name = "zen-engine, trace left as text";

export const prepare = (table) => prepareWith(table, { trace: "string" });
