import "server-only";
import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** scrypt as OWASP advises (N = 2^15, r = 8, p = 3 would take 0.3 s here; p = 1 with our throttle is plenty). 32 MB, about 80 ms. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;

/**
 * Derives a key from a password off the main thread. However long a try is, it costs the same: scrypt begins with a digest of it, and a
 * body has at most 16 KB.
 */
function derive(password: string, salt: string | Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/**
 * Compares tries with the password. Both go through scrypt with a salt of this process, so that neither the time
 * taken nor a look into memory says how close a try was.
 */
export function createPasswordCheck(password: string): (attempt: string) => Promise<boolean> {
  const salt = randomBytes(16);
  let expected: Promise<Buffer> | undefined;
  return async (attempt) => {
    // Out of memory once is no reason to refuse everybody from then on.
    expected ??= derive(password, salt).catch((error: unknown) => {
      expected = undefined;
      throw error;
    });
    const [want, got] = await Promise.all([expected, derive(attempt, salt)]);
    return timingSafeEqual(want, got);
  };
}

/**
 * What ties a session to the password it was opened with: equal on all instances with the same password and salt, and as
 * hard to turn back as the password's hash.
 */
export async function passwordMark(password: string, salt: string): Promise<string> {
  return createHash("sha256")
    .update("session")
    .update(await derive(password, salt))
    .digest("base64url");
}
