import { Header } from "@/components/panels/header";
import { CommandList } from "@/components/panels/wall/command-list";
import { WallForm } from "@/components/panels/wall/wall-form";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { QrCode, type QrDrawing } from "@/components/ui/qr-code";
import { Segments } from "@/components/ui/segments";
import type { Envelope } from "@/lib/domain/envelope";
import { isLoopbackUrl } from "@/lib/domain/loopback";
import { serialiseViewState, type ViewState } from "@/lib/domain/view-state";
import { accountLabels } from "@/lib/view/account-label";
import { toSegments } from "@/lib/view/segments";
import { wallCommands } from "@/lib/view/wall-commands";
import type { FirstHistory } from "@/lib/view/wall-cut";
import { WALL_PARAMETERS, WALL_SIGNS } from "@/lib/view/wall-parameters";
import { WakeLockTest } from "./wake-lock-test";
import { WallPreview } from "./wall-preview";

interface WallSetupProps {
  fallback: Envelope;
  isPartial: boolean;
  history: FirstHistory;
  view: Pick<ViewState, "account" | "theme" | "tz" | "page">;
  /** A time zone that was asked for and that nobody knows; null where none was. */
  wrongZone: string | null;
  /** The wall's whole address. */
  link: string;
  /** Null where the link is longer than a code can hold. */
  qr: QrDrawing | null;
  /** Whether nobody can open the link, as Slotwatch is set. */
  isClosed: boolean;
  /** Whether the link asks for a password. */
  isGuarded: boolean;
}

/** Makes a wall's link, shows what it leads to, and says how to put it on a screen. */
export function WallSetup(props: WallSetupProps) {
  const { fallback, isPartial, history, view, wrongZone, link, qr, isClosed, isGuarded } = props;
  const { account, tz, page } = view;
  const theme = view.theme ?? "dark";
  const labels = accountLabels(fallback.snapshot?.accounts ?? []);
  const accounts = Array.from(labels, ([id, label]) => ({ id, label }));
  return (
    <>
      <Header current="/wall/setup" query={serialiseViewState({ account, tz })} />
      <main id="main" tabIndex={-1} className="page-width grid gap-4 pb-12 outline-none">
        <h1 className="pt-8 pb-3 text-lead font-semibold">Put Slotwatch on a wall</h1>
        <div className="grid gap-4 lg:grid-cols-[minmax(18rem,1fr)_auto]">
          <Panel title="What it shows" asOf={null}>
            <WallForm accounts={accounts} chosen={account} theme={theme} tz={tz} wrongZone={wrongZone} page={page} />
          </Panel>
          <Panel
            title="The result"
            subtitle={
              <>
                <span className="noscript:hidden">live, </span>small
              </>
            }
            asOf={null}
            className="lg:w-fit"
          >
            <WallPreview
              {...{ fallback, isPartial, history, theme }}
              qr={isClosed ? null : qr}
              view={{ account, tz, page }}
            />
            <div className="mt-4 flex flex-wrap items-start gap-4">
              {qr && <QrCode code={qr} label="The wall's link as a QR code" className="size-28 rounded-lg" />}
              <div className="min-w-0 flex-[1_1_11rem] wrap-anywhere">
                <p className="text-small text-dim">The link</p>
                <p className="my-1.5">
                  <code className="wrap-anywhere">{link}</code>
                </p>
                {isLoopbackUrl(link) ? (
                  <p className="mb-2 text-small text-dim">
                    Only this machine can open it. For other screens and for phones set <code>HOST</code> and{" "}
                    <code>PUBLIC_URL</code>, as README says.
                  </p>
                ) : null}
                {isClosed ? (
                  <p className="mb-2 text-small text-dim">
                    Nobody can open it: <code>PUBLIC_URL</code> is answered only where something decides who comes in.
                    Set <code>DASHBOARD_PASSWORD</code>, or <code>DASHBOARD_ACCESS=open</code>, as README says.
                  </p>
                ) : null}
                {isGuarded ? (
                  <p className="mb-2 text-small text-dim">
                    It asks for the password where nobody is signed in. For a screen without a keyboard make a link of
                    its own: <strong className="font-semibold text-text">Share…</strong> on the live view, then Screen.
                  </p>
                ) : null}
                <p className="flex flex-wrap items-center gap-2">
                  <LinkButton href={link}>Open the wall</LinkButton>
                  <CopyButton text={link} label="Copy link of the wall" className="noscript:hidden">
                    copy link
                  </CopyButton>
                </p>
              </div>
            </div>
          </Panel>
        </div>
        <Panel title="Keep the screen awake" asOf={null}>
          <div className="text-dim">
            <WakeLockTest />
          </div>
        </Panel>
        <Panel title="Start it on a machine of its own" subtitle="Chromium in kiosk mode; Alt+F4 ends it" asOf={null}>
          <div className="grid gap-6 lg:grid-cols-3">
            {wallCommands(link).map((commands) => (
              <CommandList key={commands.title} commands={commands} />
            ))}
          </div>
        </Panel>
        <div className="grid gap-4 lg:grid-cols-2">
          <Panel title="What a link can say" asOf={null}>
            <dl className="grid gap-2">
              {WALL_PARAMETERS.map(({ name, example, meaning }) => (
                <div key={name}>
                  <dt>
                    <code>{example}</code>
                  </dt>
                  <dd className="text-small text-dim">
                    <Segments segments={toSegments(meaning)} />
                  </dd>
                </div>
              ))}
            </dl>
          </Panel>
          <Panel title="What the wall tells of itself" asOf={null}>
            <dl className="grid gap-2">
              {WALL_SIGNS.map(({ sign, meaning }) => (
                <div key={sign}>
                  <dt className="font-medium">{sign}</dt>
                  <dd className="text-small text-dim">{meaning}</dd>
                </div>
              ))}
            </dl>
          </Panel>
        </div>
      </main>
    </>
  );
}
