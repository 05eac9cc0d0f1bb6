import { askNow } from "@/lib/client/ask-now";
import { operateLazily } from "@/lib/client/operate-lazily";

/**
 * Gives an account another name, and asks for the data that has it.
 *
 * @param name null takes a given name back
 * @returns what went wrong in a sentence, or null
 */
export async function renameOnBoard(accountId: string, name: string | null): Promise<string | null> {
  const outcome = await operateLazily(({ renameAccount }) => renameAccount(accountId, name));
  if (!outcome.ok) return outcome.message;
  askNow();
  return null;
}
