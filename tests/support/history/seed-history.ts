import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { HistoryPlan } from "./plan";

/** Writes a planned history that ends now into a SQLite file, new or not, by a process of its own. Resolves to the number of its runs. */
export async function seedHistory(path: string, plan: HistoryPlan): Promise<number> {
  const script = fileURLToPath(new URL("seed.ts", import.meta.url));
  const flags = ["--conditions=react-server", "--import", "tsx"];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, path, JSON.stringify(plan)]);
  return Number(stdout);
}
