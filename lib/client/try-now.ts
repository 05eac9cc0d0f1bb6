import { REFRESH_PATH } from "./paths";
import { withinTime } from "./timers";

const LIMIT_MS = 5_000;

/** "Try now": asks the server to cut its back-off short. Whether it worked shows in the data; a failure here is not news. */
export async function tryNow(): Promise<void> {
  try {
    await withinTime(LIMIT_MS, (signal) => fetch(REFRESH_PATH, { method: "POST", cache: "no-store", signal }));
  } catch {
    // Our server is away, and the page already says so.
  }
}
