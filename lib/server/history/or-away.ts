import "server-only";
import { BusyError } from "../one-at-a-time";
import { isStoreAway } from "../store/store-away";

/** What was asked of the store; null while it is away or too much is asked, for a page that is shown all the same, says so, and asks again. */
export async function orAway<Value>(question: Promise<Value>): Promise<Value | null> {
  try {
    return await question;
  } catch (error) {
    if (isStoreAway(error) || error instanceof BusyError) return null;
    throw error;
  }
}
