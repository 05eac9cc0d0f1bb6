import { DAY_MS } from "@/lib/domain/time-units";

/** The cookie of a signed-in operator. */
export const SESSION_COOKIE = "slotwatch-session";
/** Browsers keep no cookie for longer (RFC 6265bis). */
const LONGEST_COOKIE_MS = 400 * DAY_MS;

/** The cookie of one share: each link has its own, so that one never widens another. */
export function shareCookie(shareId: string): string {
  return `slotwatch-share-${shareId}`;
}

/** Where a share's cookie is sent, and nowhere else: its page and its data. */
export function sharePaths(shareId: string): readonly string[] {
  return [`/shared/${shareId}`, `/api/shared/${shareId}`];
}

/** Reads one cookie out of a Cookie header; null when it is not there. Ours never need decoding. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

/** A Set-Cookie header for a secret: out of reach for scripts, and not sent along from foreign pages' requests. */
export function secretCookie(
  name: string,
  value: string,
  { path, isSecure, leftMs }: { path: string; isSecure: boolean; leftMs: number | null },
): string {
  const seconds = Math.max(0, Math.floor(Math.min(leftMs ?? Infinity, LONGEST_COOKIE_MS) / 1000));
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
