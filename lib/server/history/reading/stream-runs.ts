import type { Run } from "@/lib/domain/run";
import { yieldToOthers } from "../../yield-to-others";
import { toCsv } from "./csv";
import { RUN_COLUMNS, runCells } from "./history-csv";

/** Gives one page after the other; null as next at the end. */
export type NextPage<Cursor> = (after: Cursor | null) => Promise<{ runs: Run[]; next: Cursor | null }>;

/**
 * All runs as CSV, page by page as the reader takes them, so that half a million are never in memory at once. The first
 * page is read before anything is answered: a store that is away is then a 503 and not a file that ends at once.
 */
export async function streamRuns<Cursor>(nextPage: NextPage<Cursor>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let page = await nextPage(null);
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        if (!isFirst && page.next !== null) {
          // A reader as fast as we are would else keep the server from all its other work to the end of the file.
          await yieldToOthers();
          page = await nextPage(page.next);
        }
        const lines = toCsv(isFirst ? RUN_COLUMNS : null, page.runs.map(runCells));
        isFirst = false;
        controller.enqueue(encoder.encode(lines));
        if (page.next === null) controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
}
