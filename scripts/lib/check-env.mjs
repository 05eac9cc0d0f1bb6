// Run by env-files.mjs: prints `{ host, port }`, or every mistake of the environment and exits 1.
import { readFileSync } from "node:fs";
import { tsImport } from "tsx/esm/api";

const { parseEnv } = await tsImport("../../lib/server/env-schema.ts", import.meta.url);
try {
  const { host, port } = parseEnv(process.env, (path) => readFileSync(path, "utf8"));
  console.log(JSON.stringify({ host, port }));
} catch (error) {
  const mistakes = Array.isArray(error.mistakes) ? error.mistakes : [error.message];
  console.error("Slotwatch can't start with these settings:");
  for (const mistake of mistakes) console.error(`- ${mistake}`);
  process.exitCode = 1;
}
