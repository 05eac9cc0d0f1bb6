import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Logo } from "@/components/ui/logo";
import { TextField } from "@/components/ui/text-field";

const SENTENCES = {
  in: "",
  wrong: "That is not the password.",
  wait: "You can try again now.",
  away: "The server does not answer. Try again in a moment.",
} as const;

interface SignInPanelProps {
  /** What came of the last try; null before the first. */
  outcome: { kind: keyof typeof SENTENCES } | { kind: "refused"; said: string } | null;
  /** How long no further try is looked at. */
  waitSeconds: number;
  isBusy: boolean;
  /** Whether scripts run. Before, Enter would send the form in the browser's own way, and the password with it to nowhere. */
  isAlive: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** The password, and nothing else: whoever is not signed in learns nothing of what is behind. */
export function SignInPanel({ outcome, waitSeconds, isBusy, isAlive, onSubmit }: SignInPanelProps) {
  const sentence = outcome === null ? "" : outcome.kind === "refused" ? outcome.said : SENTENCES[outcome.kind];
  const isWrong = outcome?.kind === "wrong";
  return (
    <main id="main" tabIndex={-1} className="page-width grid min-h-dvh place-items-center py-10 outline-none">
      {/* As high as it will be: a slow line shows it before its last words are here, and what stands in the middle would move. */}
      <div className="min-h-62 w-full max-w-sm rounded-xl border border-line bg-panel p-6 sm:min-h-66 sm:p-8">
        <Logo className="mb-5" />
        <h1 className="text-figure font-semibold">Sign in to Slotwatch</h1>
        <form method="post" onSubmit={onSubmit} className="mt-6 flex flex-col gap-4 noscript:hidden">
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            mistake={isWrong ? sentence : null}
          />
          {/* Disabled, it keeps Enter from sending: what was typed stays where it is. */}
          <Button
            type="submit"
            disabled={!isAlive}
            aria-disabled={isBusy || waitSeconds > 0}
            className="min-h-9 border-dim"
          >
            {isBusy ? "Signing in" : "Sign in"}
          </Button>
        </form>
        <p role="status" className="mt-4 text-small empty:hidden">
          {waitSeconds > 0 ? "Too many wrong passwords came, from here or elsewhere." : isWrong ? null : sentence}
        </p>
        {waitSeconds > 0 ? (
          <p className="mt-1 text-small text-dim">
            Try again in <span className="font-times">{waitSeconds} s</span>, or run <code>npm run sign-in</code> on the
            server for a one-time link.
          </p>
        ) : null}
        <noscript>
          <p className="mt-4 text-small">
            Signing in here needs JavaScript. Without it, run <code>npm run sign-in</code> on the server: it prints a
            one-time link.
          </p>
        </noscript>
      </div>
    </main>
  );
}
