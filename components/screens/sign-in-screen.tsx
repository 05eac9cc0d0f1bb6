"use client";

import { useEffect, useState, useSyncExternalStore, type FormEvent } from "react";
import { SignInPanel } from "@/components/panels/sign-in-panel";
import { SECOND_MS } from "@/lib/domain/time-units";
import { isSignedIn, signIn, type SignInOutcome } from "@/lib/client/sign-in";

/** Seconds left to wait, counted down from what the server said; 0 when one may try. A tab that slept has waited, too. */
function useCountdown(outcome: SignInOutcome | null): number {
  const [left, setLeft] = useState({ of: outcome, seconds: 0 });
  if (left.of !== outcome) setLeft({ of: outcome, seconds: outcome?.kind === "wait" ? outcome.seconds : 0 });
  const isWaiting = left.seconds > 0;
  useEffect(() => {
    if (!isWaiting || outcome?.kind !== "wait") return;
    const endsAtMs = Date.now() + outcome.seconds * SECOND_MS;
    const timer = setInterval(() => {
      const byClock = Math.ceil((endsAtMs - Date.now()) / SECOND_MS);
      // Whatever is done to the clock, a second later it is a second less.
      setLeft(({ of, seconds }) => ({ of, seconds: Math.max(0, Math.min(seconds - 1, byClock)) }));
    }, SECOND_MS);
    return () => clearInterval(timer);
  }, [isWaiting, outcome]);
  return left.seconds;
}

/** A wall has nobody to press anything. */
const LOOK_AGAIN_MS = 15_000;

/** Goes on by itself once the browser is signed in after all. */
function useGoOn(to: string): void {
  useEffect(() => {
    const timer = setInterval(
      () => void isSignedIn().then((isIn) => isIn && window.location.replace(to)),
      LOOK_AGAIN_MS,
    );
    return () => clearInterval(timer);
  }, [to]);
}

const never = () => () => undefined;

/** Asks for the password and goes on to where the visitor wanted to go. */
export function SignInScreen({ to }: { to: string }) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const waitSeconds = useCountdown(outcome);
  useGoOn(to);
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || waitSeconds > 0) return;
    const password = new FormData(event.currentTarget).get("password");
    setIsBusy(true);
    const result = await signIn(typeof password === "string" ? password : "");
    if (result.kind === "in") return window.location.assign(to);
    setOutcome(result);
    setIsBusy(false);
  }

  return <SignInPanel {...{ outcome, waitSeconds, isBusy, isAlive }} onSubmit={(event) => void submit(event)} />;
}
