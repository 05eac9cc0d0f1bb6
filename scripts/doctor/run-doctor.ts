import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { EnvError, parseEnv } from "@/lib/server/env-schema";
import { examineFile, examineLive, type Examination } from "./examine";
import { writeReport } from "./write-report";

const USAGE = `npm run doctor                        asks useapi.net, with USEAPI_TOKEN from .env or the environment
npm run doctor -- --file answer.json  reads a saved answer of GET minimax/scheduler/available instead

Without a file that is one call, and one of GET accounts unless ACCOUNTS_INTERVAL_SECONDS is 0.
It says what Slotwatch understood of the answer, what it dropped and why, and which fields it does not know.
Exit code 0 when the answer could be read, else 1.`;

/** Whether the answer came and could be read. */
function isWell({ answer }: Examination): boolean {
  return answer.called && answer.result.ok;
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: { file: { type: "string" }, help: { type: "boolean", short: "h" } } }).values;
  } catch {
    return null;
  }
}

/** Runs the doctor with these arguments and prints its report. Answers the exit code: 0 or 1. */
export async function runDoctor(args: string[]): Promise<0 | 1> {
  const options = readOptions(args);
  if (options === null || options.help) {
    console.log(USAGE);
    return options === null ? 1 : 0;
  }
  console.log(`Doctor of Slotwatch ${readVersion()}, Node ${process.versions.node}, ${process.platform}`);
  try {
    const examination =
      options.file === undefined ? await examineWithEnv() : examineFile(path.resolve(userFolder(), options.file));
    console.log(writeReport(examination).join("\n"));
    return isWell(examination) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.log("These settings have to be mended first (.env or the environment):");
    for (const mistake of error.mistakes) console.log(`- ${mistake}`);
    return 1;
  }
}

async function examineWithEnv(): Promise<Examination> {
  const env = parseEnv(process.env, (file) => readFileSync(file, "utf8"));
  for (const remark of env.remarks) console.log(remark);
  return examineLive(env);
}

/** Where the user stood when they called npm, which itself changes to the checkout. */
function userFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const hasVersion = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return hasVersion ? String(manifest.version) : "?";
}
