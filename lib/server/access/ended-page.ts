import { plainPage } from "../plain-page";

/**
 * The answer to a link that is unknown, over, paused or withdrawn: the same bytes for each of them and for everybody, and no more in a
 * preview than the product's name.
 */
export function endedPage(): Response {
  return plainPage({
    status: 404,
    title: "Slotwatch",
    heading: "This link has ended",
    sentence: "It may have been withdrawn or mistyped. Ask whoever sent it for a new one.",
    link: null,
    theme: "system",
  });
}
