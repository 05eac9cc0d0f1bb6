import type { SharedInfo } from "@/lib/domain/share";
import { ALL_COLUMNS, type JobColumns } from "./job-table";

const NO_CALLBACK: JobColumns = { ref: true, callback: false };
const NEITHER: JobColumns = { ref: false, callback: false };

/**
 * The columns a share shows. What is hidden has no column: "none" in each row would be a claim, and "hidden" would repeat the line above the
 * screen. A callback's host tells whose job it is, so it is hidden with the accounts as well as with the references. Equal answers are one
 * object, so that nothing is drawn again for a new one.
 */
export function shownColumns(hiding: Pick<SharedInfo, "hideAccounts" | "hideReferences"> | undefined): JobColumns {
  if (hiding?.hideReferences) return NEITHER;
  return hiding?.hideAccounts ? NO_CALLBACK : ALL_COLUMNS;
}
