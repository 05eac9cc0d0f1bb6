"use client";

import { useSyncExternalStore } from "react";

let hasChunkFailed = false;
const listeners = new Set<() => void>();

/** Whether an error is a lazy part of the page that is no longer on the server. */
function isChunkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ChunkLoadError" || /dynamically imported module|Loading (CSS )?chunk/i.test(error.message);
}

/** Error boundaries keep what they catch from the window; ours passes it on (components/ui/lazy-boundary.tsx). */
function noteChunkFailure(error: unknown): void {
  if (hasChunkFailed || !isChunkFailure(error)) return;
  hasChunkFailed = true;
  for (const listener of [...listeners]) listener();
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
 * Whether the server has a newer version than this page: its answers carry another build, or a lazy part could
 * not be loaded. Open pages outlive deploys.
 *
 * @param firstBuild the build that made the first HTML
 * @param build the build of the last answer
 */
export function useIsOutdated(firstBuild: string, build: string): boolean {
  const chunkFailed = useSyncExternalStore(
    subscribe,
    () => hasChunkFailed,
    () => false,
  );
  return chunkFailed || build !== firstBuild;
}
