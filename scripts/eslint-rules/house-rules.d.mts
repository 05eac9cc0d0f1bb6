import type { Linter } from "eslint";

/** Those of CONTRIBUTING.md, "The rules", that stand inside a file. */
export const houseRules: Linter.Config[];
