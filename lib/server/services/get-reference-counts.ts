import "server-only";
import { createReferenceCounts, type ReferenceCounts } from "../history/reading/reference-counts";
import { oncePerProcess } from "../once-per-process";
import { getHistory } from "./get-history";

/** The process's one count of jobs by reference: page and route share what it has counted. */
export const getReferenceCounts = oncePerProcess<ReferenceCounts>("reference-counts", () => {
  const { reader, clock } = getHistory();
  return createReferenceCounts(reader, clock.now);
});
