/** Part of the build: every shipped set is checked once, so that no command has to do it again. An error stops the build. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepChecked } from "../dist/files/keep-checked.js";
import { problemInWords, shippedCriteria } from "../dist/index.js";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const problems = keepChecked(shippedCriteria, join(dist, "checked-sets"), dist);
for (const one of problems) console.error(Object.values(problemInWords(one, "en")).join(" | "));
process.exitCode = problems.length > 0 ? 1 : 0;
