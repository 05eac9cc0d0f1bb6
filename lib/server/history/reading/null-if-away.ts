import "server-only";
import { BusyError } from "../../one-at-a-time";
import { isStoreAway } from "../../store/store-away";

/** The answer to a question to the store; null while the store is away, or too much is asked of it. A page that is shown all the same says so, and asks again. */
export async function nullIfAway<Value>(question: Promise<Value>): Promise<Value | null> {
  try {
    return await question;
  } catch (error) {
    if (isStoreAway(error) || error instanceof BusyError) return null;
    throw error;
  }
}
