import { useId } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { QrCode, type QrDrawing } from "@/components/ui/qr-code";
import { FIELD } from "@/components/ui/text-field";

interface ShareMadeProps {
  label: string;
  url: string;
  qr: QrDrawing | null;
  /** Who can open it: everybody, browsers on this machine, or nobody as Slotwatch is set. */
  reach: "all" | "here" | "nobody";
  /** "ends in 7 d · accounts hidden". */
  terms: string;
  onAnother: () => void;
}

/** A link that was just made: the only time it is told. */
export function ShareMade({ label, url, qr, reach, terms, onAnother }: ShareMadeProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-4 sm:flex-row sm:items-start sm:gap-6">
      {qr && (
        <QrCode
          code={qr}
          label={`QR code of the link “${label}”`}
          className="size-44 shrink-0 self-center rounded-lg border border-edge sm:self-start"
        />
      )}
      <div className="flex min-w-0 grow flex-col gap-3">
        <p className="text-small text-dim">{terms}</p>
        <label htmlFor={id} className="sr-only">
          Link
        </label>
        {/* Of as many lines as it needs: in one, what a browser selects it scrolls out of sight, and a phone would show a part. */}
        <textarea
          id={id}
          readOnly
          autoFocus
          rows={2}
          value={url}
          onFocus={(event) => event.target.select()}
          className={`${FIELD} field-sizing-content resize-none py-2 font-times text-small break-all`}
        />
        <div className="flex flex-wrap gap-2">
          <CopyButton size="normal" text={url} label="Copy the link">
            Copy the link
          </CopyButton>
          <Button onClick={onAnother}>Make another</Button>
        </div>
        {reach === "here" ? (
          <p className="rounded-lg border border-slow px-3 py-2 text-small">
            <strong className="font-semibold">It works on this machine only.</strong> For a link that others can open,
            start Slotwatch with <code>PUBLIC_URL</code> set to the address they use.
          </p>
        ) : null}
        {reach === "nobody" ? (
          <p className="rounded-lg border border-slow px-3 py-2 text-small">
            <strong className="font-semibold">Nobody can open it yet.</strong> <code>PUBLIC_URL</code> is answered only
            where something decides who comes in: start Slotwatch with <code>DASHBOARD_PASSWORD</code>, or with{" "}
            <code>DASHBOARD_ACCESS=open</code> if something in front of it does. Then this link works.
          </p>
        ) : null}
        <p className="text-small">
          Shown once: Slotwatch keeps only a hash of it. If it is lost, revoke it under{" "}
          <a href="/shares" className="font-medium underline underline-offset-2">
            Shared links
          </a>{" "}
          and make another.
        </p>
      </div>
    </div>
  );
}
