"use client";

import { useCallback, type ReactNode } from "react";
import { PauseButton } from "@/components/controls/pause-button";
import { ThemeSwitch } from "@/components/controls/theme-switch";
import { Footer } from "@/components/panels/footer";
import { FreshnessCorner } from "@/components/panels/freshness-corner";
import { Header } from "@/components/panels/header";
import { NewVersion } from "@/components/panels/new-version";
import { TroubleBanner } from "@/components/panels/trouble-banner";
import { Glide } from "@/components/ui/glide";
import { LiveRegion } from "@/components/ui/live-region";
import type { Scheduler } from "@/lib/client/use-scheduler";
import { useIsOutdated } from "@/lib/client/use-is-outdated";
import { pausedSince } from "@/lib/client/use-refresh-settings";
import type { Theme } from "@/lib/domain/view-state";
import { toAnnouncement } from "@/lib/view/announcement";
import { zoneName } from "@/lib/view/format";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import type { Moment } from "@/lib/view/moment";
import type { TroubleRow } from "@/lib/view/trouble-row";
import { AccountLabels } from "./account-labels";
import { freshnessAt } from "./freshness-at";
import type { NextTry } from "./use-next-try";

interface ScreenFrameProps extends Moment {
  scheduler: Scheduler;
  freshness: FreshnessRow;
  trouble: TroubleRow | null;
  nextTry: NextTry;
  /** The page's address; null where whoever looks came by a link and can go nowhere else. */
  page: "/" | "/history" | null;
  /** What of this page's view the links to the other pages carry along: "?tz=UTC". */
  query: string;
  /** The build that made the first HTML. */
  firstBuild: string;
  theme: Theme;
  labels: ReadonlyMap<string, string>;
  /** At the header's end, beside the pause: what an operator can do. */
  actions?: ReactNode;
  /** Where the page's figures can be had as JSON. */
  dataHref?: string;
  /** What stands above all trouble. */
  notes: ReactNode;
  children: ReactNode;
}

/** What is around every screen of the site: header with the data's age, what is announced, trouble, footer, a new version. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { scheduler, freshness, trouble, nextTry, page, query, firstBuild, theme, labels, nowMs, zone } = props;
  const { envelope, feed } = scheduler;
  const isOutdated = useIsOutdated(firstBuild, envelope.build);
  const detailAt = useCallback((ms: number) => freshnessAt(feed, ms, zone, pausedSince()).detail, [feed, zone]);
  const alarm = trouble?.level === "alarm" ? trouble : null;
  return (
    <>
      <Header
        current={page}
        query={query}
        corner={<FreshnessCorner freshness={freshness} detailAt={detailAt} />}
        actions={
          page === null ? null : (
            <>
              <PauseButton />
              <AccountLabels value={labels}>{props.actions}</AccountLabels>
            </>
          )
        }
      />
      <LiveRegion
        // A quiet line is no news, neither when it comes nor when it goes.
        stateKey={`${freshness.state}|${alarm ? envelope.problem?.code : ""}`}
        text={toAnnouncement(freshness, trouble)}
      />
      {/* A root of its own: the banner's margin would else move the page's main part itself. */}
      <main id="main" tabIndex={-1} className="page-width flow-root outline-none">
        {props.notes}
        {alarm && <TroubleBanner trouble={alarm} nowMs={nowMs} {...nextTry} />}
        <Glide cause={alarm ? JSON.stringify([alarm.title, alarm.body]) : ""}>
          {props.children}
          <Footer zone={zoneName(zone, nowMs)} zoneId={zone} dataHref={props.dataHref}>
            <ThemeSwitch initialTheme={theme} />
          </Footer>
        </Glide>
      </main>
      {isOutdated ? <NewVersion isCertain={envelope.build !== firstBuild} /> : null}
    </>
  );
}
