/** The list of links, and where one is made: an SWR key. */
export const SHARES_PATH = "/api/shares";

/** What operators and their links did: an SWR key. */
export const RECORD_PATH = "/api/record";

/** Where a link is changed or withdrawn. */
export function sharePath(shareId: string): string {
  return `${SHARES_PATH}/${encodeURIComponent(shareId)}`;
}
