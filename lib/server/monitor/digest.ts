import { createHash } from "node:crypto";

const CHARACTERS = 16;

/** A short name for a text, the same for equal texts: 16 characters of its SHA-256, base64url. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, CHARACTERS);
}
