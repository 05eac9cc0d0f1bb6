"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import { Panel } from "@/components/ui/panel";

/** As high as what comes, its switch included: what stands below would move. */
const place = (
  <Panel
    title="Just ended"
    subtitle="not known yet"
    asOf={null}
    className="noscript:hidden"
    aside={
      <span aria-hidden="true" className="invisible flex min-h-6 gap-2 text-small noscript:hidden">
        Tell me when a job ends <span className="w-7" />
      </span>
    }
  >
    <p className="min-h-18 text-small text-dim">The jobs of the last 15 minutes stand here, with how long they took.</p>
  </Panel>
);

/** What has just ended is asked for once the page lives, so its code comes then as well: it is in nobody's first load. */
export const LazyEndedSection = lazyPart(
  "What has just ended",
  () => import("./ended-section").then((module) => module.EndedSection),
  place,
);
