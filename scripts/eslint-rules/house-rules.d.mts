import type { Linter } from "eslint";

/** The rules of design.md section 3 that stand inside a file. */
export const houseRules: Linter.Config[];
