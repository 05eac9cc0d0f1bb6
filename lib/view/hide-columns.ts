import type { SharedInfo } from "@/lib/domain/share";
import { ALL_COLUMNS, type JobColumns } from "./job-table";

const NO_CALLBACK: JobColumns = { ref: true, callback: false };
const NEITHER: JobColumns = { ref: false, callback: false };

/**
 * The columns a share shows. What the server leaves out has none: "none" in each row would be a claim, and "hidden" in each row says
 * nothing that the line above the screen doesn't. A callback's host tells whose job it is, so it goes with either. The objects are constants.
 */
export function shownColumns(hiding: Pick<SharedInfo, "hideAccounts" | "hideReferences"> | undefined): JobColumns {
  if (hiding?.hideReferences) return NEITHER;
  return hiding?.hideAccounts ? NO_CALLBACK : ALL_COLUMNS;
}
