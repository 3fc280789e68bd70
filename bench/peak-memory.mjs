/** Loaded before a command (`node --import`): at its end the most memory it ever held goes, in kilobytes, to the file named in PEAK_MEMORY. */
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.PEAK_MEMORY, String(process.resourceUsage().maxRSS)));
