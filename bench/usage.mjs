/** Loaded before a command (`node --import`): at its end, what it used goes to the file named in USAGE, as JSON. */
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const usage = { milliseconds: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 };
  writeFileSync(process.env.USAGE, JSON.stringify(usage));
});
