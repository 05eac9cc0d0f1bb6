import { plainPage } from "./plain-page";
import type { Theme } from "@/lib/domain/view-state";

/** The answer to an address that is no page's. */
export function notFoundPage(theme: Theme): Response {
  return plainPage({
    status: 404,
    title: "Not found · Slotwatch",
    heading: "There is no such page",
    sentence: "The address may be mistyped, or it is a link that has ended.",
    link: { href: "/", label: "Go to the live view" },
    theme,
  });
}
