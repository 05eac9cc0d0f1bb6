"use client";

import { useEffect, useMemo, useState } from "react";
import { ThemeSwitch } from "@/components/controls/theme-switch";
import { Footer } from "@/components/panels/footer";
import { Header } from "@/components/panels/header";
import { AuditPanel } from "@/components/panels/share/audit-panel";
import { RevokeQuestion } from "@/components/panels/share/revoke-question";
import { ShareList } from "@/components/panels/share/share-list";
import { StoreAway } from "@/components/panels/share/store-away";
import { Glide } from "@/components/ui/glide";
import type { Outcome } from "@/lib/client/attempt";
import { changeShareEnd, pauseShare, revokeShare } from "@/lib/client/operate";
import { useMinute } from "@/lib/client/use-minute";
import { useShares } from "@/lib/client/use-shares";
import { useViewState } from "@/lib/client/use-view-state";
import { useZone } from "@/lib/client/use-zone";
import type { SharesPageData, ShareTarget } from "@/lib/domain/share";
import { carriedQuery, type Theme } from "@/lib/domain/view-state";
import { accountLabels } from "@/lib/view/account-label";
import { toAuditRows } from "@/lib/view/audit-words";
import { zoneName } from "@/lib/view/format";
import { toEndsAt, type EndDraft } from "@/lib/view/share-draft";
import { endChangedWords, toShareRow, type ShareRow } from "@/lib/view/share-words";
import { AccountLabels } from "./account-labels";
import { OperatorActions } from "./operator-actions";
import { goToSignIn } from "./use-refusal";

interface SharesScreenProps {
  /** What the first HTML knew. */
  first: SharesPageData;
  /** When that was, epoch ms. */
  nowMs: number;
  /** The accounts there are: links are told of by their names. */
  accounts: readonly { id: string; name: string | null }[];
  theme: Theme;
  targets: readonly ShareTarget[];
  canSignOut: boolean;
}

/**
 * What failed, by the link's id: one that goes well must not hide another's failure. With the state the link had: once that is
 * another, what was tried has come about after all, or can't be tried again.
 */
type Failures = Readonly<Record<string, { text: string; state: ShareRow["state"] } | undefined>>;

/** The button that asked goes with its row: a keyboard would begin at the top of the page. */
function keepFocus(): void {
  if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
}

/** Every link there is, what can be done with it, and the record of who did what. */
export function SharesScreen({ first, nowMs: firstMs, accounts, theme, targets, canSignOut }: SharesScreenProps) {
  const { shares, record, away, recordAway, isSignedOut, refresh, show } = useShares(first);
  const labels = useMemo(() => accountLabels(accounts), [accounts]);
  useEffect(() => {
    if (isSignedOut) goToSignIn("signed-out");
  }, [isSignedOut]);
  const [view] = useViewState();
  const zone = useZone(view.tz);
  const nowMs = useMinute(firstMs);
  const [asked, setAsked] = useState<ShareRow | null>(null);
  const [failures, setFailures] = useState<Failures>({});
  const [said, setSaid] = useState({ times: 0, text: "" });

  const rows = shares.map((share) => toShareRow(share, labels, { nowMs, zone }));
  const failed = rows.flatMap(({ id, label, state }) => {
    const failure = failures[id];
    return failure?.state === state ? [{ id, text: `“${label}”: ${failure.text}` }] : [];
  });
  const settle = async ({ id, state }: ShareRow, doing: Promise<Outcome<unknown>>) => {
    const outcome = await doing;
    setFailures((before) => ({ ...before, [id]: outcome.ok ? undefined : { text: outcome.message, state } }));
    await refresh();
  };
  const changeEnd = async ({ id }: ShareRow, end: EndDraft) => {
    const wanted = toEndsAt(end, nowMs);
    if ("mistake" in wanted) return { text: wanted.mistake, isDay: true };
    const outcome = await changeShareEnd(id, wanted.endsAt);
    if (!outcome.ok) {
      // Somebody may have revoked it meanwhile.
      void refresh().then(keepFocus);
      return { text: outcome.message, isDay: false };
    }
    await show(outcome.value);
    setSaid(({ times }) => ({ times: times + 1, text: endChangedWords(outcome.value, nowMs) }));
    return null;
  };
  return (
    <>
      <Header
        current="/shares"
        query={carriedQuery(view)}
        actions={
          <AccountLabels value={labels}>
            <OperatorActions targets={targets} canSignOut={canSignOut} onMade={() => void refresh()} />
          </AccountLabels>
        }
      />
      <main id="main" tabIndex={-1} className="page-width outline-none">
        <h1 className="pt-8 pb-6 text-figure font-semibold">Shared links</h1>
        {away === null ? null : <StoreAway {...away} />}
        <div role="alert" className="mb-4 text-body font-medium text-stuck empty:hidden">
          {failed.map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </div>
        <p role="status" className="sr-only">
          {/* A new one each time: the same words twice would not be said again. */}
          <span key={said.times}>{said.text}</span>
        </p>
        <Glide cause={JSON.stringify([away?.message, failed])}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <ShareList
              rows={rows}
              isAway={away !== null}
              onEnd={changeEnd}
              onPause={(row) => void settle(row, pauseShare(row.id, row.state === "active"))}
              onRevoke={setAsked}
            />
            <AuditPanel rows={toAuditRows(record, { nowMs, zone })} away={recordAway?.message ?? null} />
          </div>
          <Footer zone={zoneName(zone, nowMs)} zoneId={zone} dataHref={null}>
            <ThemeSwitch initialTheme={theme} />
          </Footer>
        </Glide>
      </main>
      {asked === null ? null : (
        <RevokeQuestion
          label={asked.label}
          onClose={() => setAsked(null)}
          onRevoke={() => void settle(asked, revokeShare(asked.id)).then(keepFocus)}
        />
      )}
    </>
  );
}
