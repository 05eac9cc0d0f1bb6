"use client";

import { AccountNameEditor } from "@/components/panels/account-name-editor";
import type { NameEditorProps } from "@/components/panels/account-name";
import { askNow } from "@/lib/client/ask-now";
import { renameAccount } from "@/lib/client/operate";

/**
 * The field in which an account is renamed, with what keeps its name. All of it is one lazily loaded part: once the field is there nothing is
 * left to load, so a name typed is on its way even where the press that keeps it is a link out of the page.
 */
export function NameEditor({ accountId, onKept, ...field }: NameEditorProps) {
  const keep = async (name: string) => {
    const outcome = await renameAccount(accountId, name || null);
    if (!outcome.ok) return outcome.message;
    onKept(name);
    askNow();
    return null;
  };
  return <AccountNameEditor {...field} onKeep={keep} />;
}
