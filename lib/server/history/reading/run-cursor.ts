import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { RunPosition } from "../../store/history/run-pages";

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** PostgreSQL's integer ends here, and refuses a query with a larger one. */
const LARGEST_N = 2 ** 31 - 1;

/** A place in the list of runs as text for a URL. */
export function writeCursor({ endedBeforeMs, n }: RunPosition): string {
  return `${endedBeforeMs}.${n}`;
}

/** Reads a cursor; null for anything that is none. */
export function readCursor(text: string | null): RunPosition | null {
  const [, endedBeforeMs, n] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? "") ?? [];
  if (endedBeforeMs === undefined || n === undefined || Number(n) > LARGEST_N) return null;
  return { endedBeforeMs: Number(endedBeforeMs), n: Number(n) };
}

const keyOf = (secret: string) => createHash("sha256").update(`cursor ${secret}`).digest();

/**
 * A cursor that its reader can't read: the place of a run that a share does not show would tell when somebody else's
 * job ended, and how many there were. AES-256-GCM under the share's own key.
 */
export function sealCursor(position: RunPosition, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), iv);
  // Of one length: the number of digits would tell something too.
  const text = writeCursor(position).padEnd(32, " ");
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Opens a sealed cursor; null for anything that this key did not seal. */
export function openCursor(text: string | null, secret: string): RunPosition | null {
  if (text === null || !/^[\w-]{40,120}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return readCursor(opened.toString("utf8").trimEnd());
  } catch {
    return null;
  }
}
