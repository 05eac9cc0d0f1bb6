import { QrCode, type QrDrawing } from "@/components/ui/qr-code";
import { TickingText } from "@/components/ui/ticking-text";
import { WallMark } from "@/components/ui/wall-mark";
import type { FreshnessRow } from "@/lib/view/freshness-row";
import type { WallPage } from "@/lib/view/wall-pages";
import { shortBuild, toWallBand } from "@/lib/view/wall-band";
import { PageMark } from "./page-mark";
import { SecondsHand } from "./seconds-hand";

export interface WallStripProps {
  freshness: FreshnessRow;
  page: WallPage<unknown>;
  build: string;
  isDemo: boolean;
  /** "CET". */
  zone: string;
  /** Null on a wall that was opened through a link. */
  qr: QrDrawing | null;
  /** "shared: lobby, accounts hidden", or null. */
  shared: string | null;
  nowMs: number;
  /** These change each second and are written without a render; times are the server's clock, epoch ms. */
  ageAt: (nowMs: number) => string;
  clockAt: (nowMs: number) => string;
  uptimeAt: (nowMs: number) => string;
}

/** What the wall says of itself: how old its data is, whether it lives, which build it is, and what time it is. */
export function WallStrip(props: WallStripProps) {
  const { freshness, page, build, isDemo, zone, qr, shared, nowMs, ageAt, clockAt, uptimeAt } = props;
  const band = toWallBand(freshness);
  return (
    <footer className="wall-foot">
      {band ? (
        <div className={`wall-band wall-band-${band.look}`} role="status">
          <p className="wall-plate">
            <WallMark state={freshness.state} />
            <strong className="wall-word">{band.word}</strong>
            <TickingText className="wall-age" initialText={ageAt(nowMs)} isTicking isAlwaysSeen textAt={ageAt} />
          </p>
        </div>
      ) : null}
      <div className="wall-strip">
        {band ? null : (
          <p className="wall-now">
            <WallMark state={freshness.state} />
            <strong className="wall-live">{freshness.word}</strong>
            <span className="wall-now-age">
              <TickingText className="wall-ticks" initialText={ageAt(nowMs)} isTicking isAlwaysSeen textAt={ageAt} />
            </span>
          </p>
        )}
        {isDemo ? <p className="wall-demo">Demo data</p> : null}
        <PageMark page={page} />
        {shared === null ? null : <p className="wall-shared">{shared}</p>}
        <p className="wall-self">
          <span>API jobs only</span>
          <span>
            build {shortBuild(build)}
            {/* Empty in the first HTML: only the tab itself knows, and without scripts nobody does. */}
            <TickingText initialText="" isTicking isAlwaysSeen textAt={uptimeAt} />
          </span>
        </p>
        {qr ? <QrCode code={qr} label="This page for a phone" className="wall-qr" /> : null}
        <SecondsHand />
        <p className="wall-clock wall-mono">
          <span>
            <TickingText className="wall-ticks" initialText={clockAt(nowMs)} isTicking isAlwaysSeen textAt={clockAt} />
          </span>{" "}
          <span>{zone}</span>
        </p>
      </div>
    </footer>
  );
}
