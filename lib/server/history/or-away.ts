import "server-only";
import { isStoreAway } from "../store/store-away";

/** What was asked of the store; null while it is away, for a page that is shown all the same and says so. */
export async function orAway<Value>(question: Promise<Value>): Promise<Value | null> {
  try {
    return await question;
  } catch (error) {
    if (isStoreAway(error)) return null;
    throw error;
  }
}
