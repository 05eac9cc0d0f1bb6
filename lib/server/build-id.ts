import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The id of the build that is running: pages compare it with their own and offer to reload after a deploy.
 * Read it once, at start: a later build may replace the file under a server that still runs the old one.
 *
 * @param distDir folder of the build; in development it holds no id
 */
export function readBuildId(distDir: string): string {
  try {
    return readFileSync(join(/*turbopackIgnore: true*/ process.cwd(), distDir, "BUILD_ID"), "utf8").trim();
  } catch {
    return "development";
  }
}
