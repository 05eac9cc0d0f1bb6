"use client";

import { useSyncExternalStore } from "react";
import { lastAnswerMs } from "./last-answer";

/** Failures further apart have nothing to do with each other. */
const SAME_TROUBLE_MS = 60_000;

let failedAtMs: number | null = null;
let isGone = false;
const listeners = new Set<() => void>();

/** Whether an error is a lazy part of the page that is no longer on the server. */
function isChunkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ChunkLoadError" || /imported module|loading .*chunk/i.test(error.message);
}

/**
 * A lazy part that can't be loaded may mean that our server is away, and then it comes by itself (components/ui/lazy-part.tsx). It
 * is gone from the server when it fails again although the server has answered meanwhile.
 */
function noteChunkFailure(error: unknown): void {
  if (isGone || !isChunkFailure(error)) return;
  const nowMs = performance.now();
  const answeredMs = lastAnswerMs();
  isGone =
    failedAtMs !== null && nowMs - failedAtMs < SAME_TROUBLE_MS && answeredMs !== null && answeredMs > failedAtMs;
  failedAtMs = nowMs;
  if (isGone) for (const listener of [...listeners]) listener();
}

const onError = (event: ErrorEvent) => noteChunkFailure(event.error);
const onRejection = (event: PromiseRejectionEvent) => noteChunkFailure(event.reason);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    window.addEventListener("error", onError);
    window.addEventListener("unhandledrejection", onRejection);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
  };
}

/**
 * Whether the server has a newer version than this page: its answers carry another build, or a lazy part is gone.
 * Open pages outlive deploys.
 *
 * @param firstBuild the build that made the first HTML
 * @param build the build of the last answer
 */
export function useIsOutdated(firstBuild: string, build: string): boolean {
  const isPartGone = useSyncExternalStore(
    subscribe,
    () => isGone,
    () => false,
  );
  return isPartGone || build !== firstBuild;
}
