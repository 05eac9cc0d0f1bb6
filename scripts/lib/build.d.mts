/** Builds, whether needed or not. Rejects with the build's output when it fails. */
export function buildNow(): Promise<void>;

/** Builds when there is no build, or when its sources have changed since. */
export function ensureBuilt(): Promise<void>;
