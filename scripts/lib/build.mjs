import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasBuildTools, install } from "./install.mjs";
import { binOf, distDir, inRoot } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { SetupError, step } from "./step.mjs";

/** Everything a build is made of. A file that is missing counts as empty. */
const INPUTS = [
  ...["app", "components", "lib", "public"],
  ...["next.config.mjs", "tailwind.config.ts", "postcss.config.mjs", "package-lock.json"],
  ...["instrumentation.ts", "instrumentation-client.ts", "proxy.ts"],
];

const stampPath = () => path.join(distDir(), "slotwatch-build.json");

/** What opening a folder on a desktop leaves behind: no source of anything. */
const isDesktopLitter = (name) => name.startsWith(".") || name === "Thumbs.db" || name === "desktop.ini";

function filesBelow(relative) {
  const absolute = inRoot(relative);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute)
    .filter((name) => !isDesktopLitter(name))
    .sort()
    .flatMap((name) => filesBelow(`${relative}/${name}`));
}

/** One hash over the inputs; by content, because a fresh clone and a switched branch have new times. */
function hashInputs() {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap(filesBelow)) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  // `next build` itself adds to the file's include list, so only what decides about the output counts.
  hash.update(JSON.stringify(JSON.parse(readFileSync(inRoot("tsconfig.json"), "utf8")).compilerOptions));
  return hash.digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampPath(), "utf8"));
  } catch {
    return null;
  }
}

/** Next adds a build folder of another name to tsconfig.json; a build must leave the checkout as it was. */
async function keepingTsconfig(work) {
  const file = inRoot("tsconfig.json");
  const before = readFileSync(file);
  try {
    return await work();
  } finally {
    if (!readFileSync(file).equals(before)) writeFileSync(file, before);
  }
}

async function build(inputs) {
  rmSync(stampPath(), { force: true });
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { code, output } = await keepingTsconfig(() => runNode([binOf("next"), "build"], { quiet: true, env }));
  if (code !== 0) throw new SetupError(`${output}\nThe build failed.`);
  writeFileSync(stampPath(), JSON.stringify({ inputs }));
}

/** Builds, whether needed or not. Rejects with the build's output when it fails. */
export async function buildNow() {
  // Hashed before: what is edited meanwhile must lead to another build.
  const inputs = hashInputs();
  await step("Building the app", () => build(inputs));
}

/** Builds when there is no build, or when its sources have changed since. */
export async function ensureBuilt() {
  if (existsSync(path.join(distDir(), "BUILD_ID")) && readStamp()?.inputs === hashInputs()) return;
  if (!hasBuildTools()) await install();
  await buildNow();
}
