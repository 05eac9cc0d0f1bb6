"use client";

import { useEffect, useRef, useState } from "react";
import { ShareForm } from "@/components/panels/share/share-form";
import { ShareMade } from "@/components/panels/share/share-made";
import { Dialog } from "@/components/ui/dialog";
import { drawQrCode } from "@/components/ui/draw-qr-code";
import { makeShare } from "@/lib/client/operate";
import { serverClock } from "@/lib/client/use-now";
import { isLoopbackUrl } from "@/lib/domain/loopback";
import type { NewShare } from "@/lib/domain/share";
import type { ViewState } from "@/lib/domain/view-state";
import {
  firstDraft,
  queryOf,
  toShareSettings,
  type DraftField,
  type ShareDraft,
  type ShareScreens,
} from "@/lib/view/share-draft";
import { filterWords, promiseWords } from "@/lib/view/share-words";
import { endWords, hidingWords } from "@/lib/view/shared-line";

export interface ShareDialogProps extends ShareScreens {
  /** What is looked at: its filters can be kept. */
  view: ViewState;
  /** Names of accounts, for the words. */
  labels: ReadonlyMap<string, string>;
  onClose: () => void;
  /** Called when a link was made. */
  onMade?: () => void;
}

// Where no answer has set the page's clock the browser's has to do; the server refuses an end that is past.
const now = () => serverClock.now() ?? Date.now();

/** What was typed when the dialog was last closed, and the beginning of references in the view it was of: Escape throws nothing away. */
let unfinished: { draft: ShareDraft; refPrefix: string } | null = null;

/** The draft to go on from; of another view it has that one's references. */
function goOnFrom({ refPrefix }: ViewState): ShareDraft | null {
  if (unfinished === null || unfinished.refPrefix === refPrefix) return unfinished?.draft ?? null;
  return { ...unfinished.draft, refPrefix };
}

/** Closed before the answer is here, the dialog would leave a link that works and that nobody was told. */
const WAIT = { field: null, text: "Wait a moment: the link is being made, and is told here, once." };

/** "Share…": describes a link, makes it, and tells it, once. */
export function ShareDialog({ view, labels, targets, here, onClose, onMade }: ShareDialogProps) {
  const screens = { targets, here };
  const [draft, setDraft] = useState(() => goOnFrom(view) ?? firstDraft(view, screens));
  const [mistake, setMistake] = useState<{ field: DraftField | null; text: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [made, setMade] = useState<NewShare | null>(null);
  const wasMade = useRef(false);
  useEffect(() => {
    // "Make another" goes with its press, and the form is back where the dialog once began.
    if (made === null && wasMade.current) document.querySelector<HTMLElement>("dialog input:checked")?.focus();
    wasMade.current = made !== null;
  }, [made]);

  const submit = async () => {
    const checked = toShareSettings(draft, view, now());
    if ("mistake" in checked) return setMistake({ field: checked.field, text: checked.mistake });
    setMistake(null);
    setIsBusy(true);
    const outcome = await makeShare(checked.settings);
    setIsBusy(false);
    if (!outcome.ok) return setMistake({ field: null, text: outcome.message });
    setMistake(null);
    unfinished = null;
    setMade(outcome.value);
    onMade?.();
  };

  if (made !== null) {
    return (
      <Dialog title={`The link for “${made.label}”`} onClose={onClose}>
        <ShareMade
          label={made.label}
          url={made.url}
          qr={drawQrCode(made.url)}
          reach={made.opensForNobody ? "nobody" : isLoopbackUrl(made.url) ? "here" : "all"}
          terms={`${endWords(made.endsAt, now())} · ${hidingWords(made)}`}
          onAnother={() => {
            setMade(null);
            setDraft(firstDraft(view, screens));
          }}
        />
      </Dialog>
    );
  }
  const { hideAccounts, hideReferences, label, target } = draft;
  const share = { label, target, query: queryOf(draft, view), endsAt: null, hideAccounts, hideReferences };
  const ownFilters = filterWords(queryOf({ ...draft, refPrefix: "", keepsView: true }, view), labels);
  return (
    <Dialog title="Share a link" onClose={onClose} onHeld={isBusy ? () => setMistake(WAIT) : undefined}>
      <ShareForm
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          unfinished = { draft: next, refPrefix: view.refPrefix };
          setMistake(null);
        }}
        screens={screens}
        viewFilters={ownFilters}
        promise={promiseWords(share, labels)}
        mistake={mistake}
        isBusy={isBusy}
        onSubmit={() => void submit()}
      />
    </Dialog>
  );
}
