import css from "@eslint/css";
import next from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { houseRules } from "./scripts/eslint-rules/house-rules.mjs";

const TYPESCRIPT = ["**/*.{ts,tsx}"];

export default defineConfig([
  globalIgnores([
    ".next*/",
    ".cache/",
    "node_modules/",
    "data/",
    "test-results/",
    "playwright-report/",
    "next-env.d.ts",
  ]),
  // A rule that may be silenced in passing is no rule: exceptions are made here, where they are seen and explained.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  ...next,
  { files: ["**/*.{ts,tsx,mts}"], extends: [tseslint.configs.strict, tseslint.configs.stylistic] },
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    // The few rules that need types and catch what tests seldom do; the whole type-checked set costs half a minute.
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // React drops what a handler returns; a handler that can fail must say so itself, which no-floating-promises sees to.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A predicate's or a listener's `() => void` may return something; and `{}` bodies are said in words where they stand.
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
    },
  },
  {
    ignores: ["**/*.css"],
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "object-shorthand": "error" },
  },
  // Plain links are meant (components/panels/header.tsx); and with a page that catches every address, even /api/scheduler is a page to it.
  { files: ["**/*.tsx"], rules: { "@next/next/no-html-link-for-pages": "off" } },
  // Tolerant: what Tailwind adds to the language is no CSS.
  { files: ["**/*.css"], plugins: { css }, language: "css/css", languageOptions: { tolerant: true } },
  ...houseRules,
  {
    name: "slotwatch/wall-sheets",
    // Served as they stand to televisions with Chromium 87, of November 2020: what every browser had in 2020, it has. Plugin
    // and data are ESLint's own and web-features'.
    files: ["public/wall/*.css"],
    languageOptions: { tolerant: false },
    rules: {
      // `contain`: Chromium has it since 52; what kept it from the baseline until 2022 is Safari, which these screens are not.
      // Forced colours: an older browser knows none, and leaves the block out.
      "css/use-baseline": [
        "error",
        {
          available: 2020,
          allowProperties: ["contain", "forced-color-adjust"],
          allowMediaConditions: ["forced-colors"],
        },
      ],
      "css/no-invalid-at-rules": "error",
      "css/no-invalid-properties": ["error", { allowUnknownVariables: true }],
      "css/no-duplicate-imports": "error",
      // Newer syntax that is no feature of its own to use-baseline.
      "no-restricted-syntax": [
        "error",
        { selector: "Rule Rule", message: "Nested rules came with Chromium 112: write the selector in full." },
        { selector: "FeatureRange", message: "Media ranges came with Chromium 104: write min- or max-." },
        {
          selector: "Declaration[property=/^(align|justify)-/] Identifier[name=/^(start|end)$/]",
          message:
            "In a flex box Chromium 87 takes it for nothing: write flex-start or flex-end, which grids know as well.",
        },
      ],
    },
  },
]);
