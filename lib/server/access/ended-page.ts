import { LINK_ENDED } from "@/lib/domain/share";
import { plainPage } from "../plain-page";

/** How soon a browser that still shows the page asks again. */
const ENDED_AGAIN_S = 120;
const UNSURE_AGAIN_S = 15;

/** A page about a link, with no more in a preview than the product's name. It loads itself anew after a while. */
function linkPage(status: number, heading: string, sentence: string, againS: number): Response {
  const page = plainPage({ status, title: "Slotwatch", heading, sentence, link: null, theme: "system" });
  page.headers.set("refresh", String(againS));
  return page;
}

/**
 * The answer to a link that is unknown, over, paused or withdrawn: the same bytes for each of them and for everybody. It asks again,
 * for a screen that was switched on while its link was paused has nobody to load it once it is resumed.
 */
export function endedPage(): Response {
  const sentence = "It may have expired, been withdrawn or been mistyped. Ask whoever sent it for a new one.";
  return linkPage(404, LINK_ENDED, sentence, ENDED_AGAIN_S);
}

/** The answer to a link of which nobody can tell now whether it is good: to say that it has ended might be untrue. */
export function unsurePage(): Response {
  const sentence = "Slotwatch can't look up links at the moment. This page tries again by itself.";
  return linkPage(503, "This link can't be opened right now", sentence, UNSURE_AGAIN_S);
}
