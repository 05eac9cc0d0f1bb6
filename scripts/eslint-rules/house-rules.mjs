import { noAssertionThroughUnknown } from "./no-assertion-through-unknown.mjs";
import { noBarrel } from "./no-barrel.mjs";
import { noClock } from "./no-clock.mjs";
import { noInlineStyle } from "./no-inline-style.mjs";
import { noNextPublic } from "./no-next-public.mjs";
import { noProcessEnv } from "./no-process-env.mjs";
import { noWireNames } from "./no-wire-names.mjs";
import { noUnsizedSvg } from "./no-unsized-svg.mjs";
import { serverOnlyFirst } from "./server-only-first.mjs";
import { shortSheet } from "./short-sheet.mjs";

const house = {
  rules: {
    "no-assertion-through-unknown": noAssertionThroughUnknown,
    "no-barrel": noBarrel,
    "no-clock": noClock,
    "no-inline-style": noInlineStyle,
    "no-next-public": noNextPublic,
    "no-process-env": noProcessEnv,
    "no-wire-names": noWireNames,
    "no-unsized-svg": noUnsizedSvg,
    "server-only-first": serverOnlyFirst,
    "short-sheet": shortSheet,
  },
};

const SOURCES = [
  "app/**/*.{ts,tsx}",
  "components/**/*.{ts,tsx}",
  "lib/**/*.{ts,tsx}",
  "instrumentation.ts",
  "proxy.ts",
];
const ALL = ["**/*.{ts,tsx,mts,mjs,js}"];
/** Longer files do more than one thing (CONTRIBUTING.md, "The rules"). */
const MAX_LINES = 350;

/**
 * Those of CONTRIBUTING.md, "The rules", that stand inside a file; those between files are in .dependency-cruiser.mjs. Kept
 * apart from eslint.config.mjs so that a test can feed them a violating file without the type checker.
 */
export const houseRules = [
  {
    name: "slotwatch/everywhere",
    files: ALL,
    plugins: { house },
    rules: { "max-lines": ["error", { max: MAX_LINES }], "house/no-barrel": "error" },
  },
  {
    name: "slotwatch/sheets",
    files: ["**/*.css"],
    plugins: { house },
    rules: { "house/short-sheet": ["error", MAX_LINES] },
  },
  {
    name: "slotwatch/typescript",
    files: ["**/*.{ts,tsx,mts}"],
    rules: { "house/no-assertion-through-unknown": "error" },
  },
  {
    name: "slotwatch/sources",
    files: SOURCES,
    rules: {
      "house/no-next-public": "error",
      "house/no-process-env": "error",
      "house/no-wire-names": "error",
      "no-console": "error",
    },
  },
  {
    name: "slotwatch/environment",
    files: ["lib/server/env.ts"],
    rules: { "house/no-process-env": "off" },
  },
  {
    name: "slotwatch/upstream",
    files: ["lib/server/upstream/**/*.ts"],
    rules: { "house/no-wire-names": "off" },
  },
  {
    name: "slotwatch/server",
    files: ["lib/server/**/*.ts"],
    rules: { "house/server-only-first": "error" },
  },
  {
    name: "slotwatch/pure",
    files: ["lib/domain/**/*.ts", "lib/view/**/*.ts"],
    rules: { "house/no-clock": "error" },
  },
  {
    name: "slotwatch/drawings",
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    rules: { "house/no-unsized-svg": "error" },
  },
  {
    name: "slotwatch/markup",
    // Charts are drawn in the browser alone, where styles are set by script and the CSP has no say.
    files: ["app/**/*.tsx", "components/{ui,panels,controls,screens}/**/*.tsx"],
    rules: { "house/no-inline-style": "error" },
  },
];
