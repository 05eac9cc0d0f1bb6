import { createHmac, hash, randomBytes } from "node:crypto";

/** Bytes of chance in what opens something: 160 bits for a link, 256 for a session. */
const LINK_BYTES = 20;
const SESSION_BYTES = 32;
/** A share's own address says nothing and opens nothing; it must only not repeat. */
const ID_BYTES = 9;

/** A new secret for a link: 27 characters, safe in a URL. */
export function newLinkToken(): string {
  return randomBytes(LINK_BYTES).toString("base64url");
}

/** A new secret for a session. */
export function newSessionToken(): string {
  return randomBytes(SESSION_BYTES).toString("base64url");
}

/** A new id for a share. */
export function newShareId(): string {
  return randomBytes(ID_BYTES).toString("base64url");
}

/** A new key for `keyedHash`. */
export function newHashKey(): string {
  return randomBytes(SESSION_BYTES).toString("base64url");
}

/** What of a token is kept: whoever reads the database can open nothing with it. Tokens are random, so no salt is needed. */
export function hashToken(token: string): string {
  // In one call: made at every request, and a hash object alone costs more than the hash.
  return hash("sha256", token, "base64url");
}

/** A short name for a text that only the holder of the key can tie to it, and that repeats for the same text. */
export function keyedHash(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex").slice(0, 20);
}
