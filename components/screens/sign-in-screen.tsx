"use client";

import { useState, type FormEvent } from "react";
import { MessageScreen } from "./message-screen";
import { Button } from "@/components/ui/button";
import { signIn, type SignInOutcome } from "@/lib/client/sign-in";

const SENTENCES: Record<Exclude<SignInOutcome["kind"], "in" | "wait">, string> = {
  wrong: "That is not the password.",
  away: "The server does not answer. Try again in a moment.",
};

function sentenceOf(outcome: SignInOutcome | null): string {
  if (outcome === null || outcome.kind === "in") return "";
  if (outcome.kind !== "wait") return SENTENCES[outcome.kind];
  return `Too many wrong passwords. Try again in ${outcome.seconds} s, or run npm run sign-in on the server.`;
}

/** Asks for the password and goes on to where the visitor wanted to go. */
export function SignInScreen({ to }: { to: string }) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    setIsBusy(true);
    const result = await signIn(typeof password === "string" ? password : "");
    if (result.kind === "in") return window.location.assign(to);
    setOutcome(result);
    setIsBusy(false);
  }

  return (
    <MessageScreen title="Sign in to Slotwatch">
      <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1 text-small text-text">
          Password
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            aria-describedby="sign-in-outcome"
            className="min-h-8 w-72 max-w-full rounded-lg border border-edge bg-panel px-3"
          />
        </label>
        <Button type="submit" disabled={isBusy}>
          Sign in
        </Button>
      </form>
      <p id="sign-in-outcome" role="status" className="mt-3 text-small text-text">
        {sentenceOf(outcome)}
      </p>
    </MessageScreen>
  );
}
