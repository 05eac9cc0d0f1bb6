/** Finds a Chromium without installing anything; null when there is none. */
export function findBrowser(): string | null;

/** Finds a Chromium, or installs one. Rejects with a sentence on what to install. */
export function ensureBrowser(): Promise<string>;

/** Finds an installed Firefox; null when there is none. */
export function findFirefox(): string | null;
