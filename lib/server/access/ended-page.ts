import { plainPage } from "../plain-page";

/** How soon a browser that still shows it asks again. */
const AGAIN_S = 120;

/**
 * The answer to a link that is unknown, over, paused or withdrawn: the same bytes for each of them and for everybody, and no more in a
 * preview than the product's name.
 */
export function endedPage(): Response {
  const page = plainPage({
    status: 404,
    title: "Slotwatch",
    heading: "This link has ended",
    sentence: "It may have been withdrawn or mistyped. Ask whoever sent it for a new one.",
    link: null,
    theme: "system",
  });
  // A screen that was switched on while its link was paused has nobody to load it again once it is resumed.
  page.headers.set("refresh", String(AGAIN_S));
  return page;
}

/** How soon a browser asks again where nobody could tell. */
const UNSURE_AGAIN_S = 15;

/** The answer to a link of which nobody can tell now whether it is good: to say that it has ended might be untrue. */
export function unsurePage(): Response {
  const page = plainPage({
    status: 503,
    title: "Slotwatch",
    heading: "This link can't be opened right now",
    sentence: "Slotwatch can't look up links at the moment. This page tries again by itself.",
    link: null,
    theme: "system",
  });
  page.headers.set("refresh", String(UNSURE_AGAIN_S));
  return page;
}
