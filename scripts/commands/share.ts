import { parseArgs } from "node:util";
import { newShareSchema } from "@/lib/domain/share-schemas";
import { serialiseViewState } from "@/lib/domain/view-state";
import { mistakeIn, settingMistakeIn } from "@/lib/server/access/share-mistakes";
import { hashToken, newHashKey, newLinkToken, newShareId } from "@/lib/server/access/tokens";
import { addAudit } from "@/lib/server/store/audit";
import { addShare } from "@/lib/server/store/shares";
import { inTransaction } from "@/lib/server/store/transaction";
import { DAY_MS } from "@/lib/domain/time-units";
import { CommandError, localNote, originOf, withStore } from "./open-store";

const DEFAULT_DAYS = 30;

const HELP = `Usage: npm run share -- --target wall --label lobby
  --target now|wall|history  which screen (now, or that of --query)
  --label TEXT               what it is for; shown to the viewer
  --ref-prefix TEXT          only jobs whose reference begins like this
  --query TEXT               or any view, or its whole address: "account=1,2&kind=video"
  --days N                   when it ends (${DEFAULT_DAYS}; a wall never ends unless told)
  --show accounts,references what is not to be hidden (nothing)`;

const SCREENS = new Map([
  ["/", "now"],
  ["/history", "history"],
  ["/wall", "wall"],
]);

/** The query and the screen of a view, told as a query or as a whole address. */
function readView(view: string, target: string | undefined): { query: string; target: string } {
  if (!/^https?:\/\//i.test(view)) return { query: view, target: target ?? "now" };
  const address = URL.canParse(view) ? new URL(view) : null;
  const screen = SCREENS.get(address?.pathname ?? "");
  if (address === null || screen === undefined) {
    throw new CommandError("--query is no address of the live view, the history or the wall.");
  }
  if (target !== undefined && target !== screen) {
    throw new CommandError(`--query is an address of another screen than --target ${target}.`);
  }
  return { query: address.search, target: screen };
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      target: { type: "string" },
      label: { type: "string" },
      "ref-prefix": { type: "string" },
      query: { type: "string", default: "" },
      days: { type: "string" },
      show: { type: "string", default: "" },
    },
  });
  if (values.label === undefined) throw new CommandError(HELP);
  const { query, target } = readView(values.query, values.target);
  const days = values.days ?? (target === "wall" ? null : String(DEFAULT_DAYS));
  if (days !== null && !/^\d{1,4}$/.test(days)) throw new CommandError("--days is a number of whole days.");
  const shown = values.show.split(",").filter((word) => word !== "");
  if (shown.some((word) => word !== "accounts" && word !== "references")) {
    throw new CommandError("--show is accounts, references, or both with a comma.");
  }
  const refPrefix = values["ref-prefix"];
  // An empty one would be no filter at all; it is mostly a variable that is not set.
  if (refPrefix === "") throw new CommandError("--ref-prefix is empty. Leave it out to share every job.");
  const settings = newShareSchema.safeParse({
    label: values.label,
    target,
    query: refPrefix === undefined ? query : serialiseViewState(new URLSearchParams(query), { refPrefix }),
    endsAt: days === null ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
    hideAccounts: !shown.includes("accounts"),
    hideReferences: !shown.includes("references"),
  });
  if (!settings.success) throw new CommandError(`${settingMistakeIn(settings.error)}\n\n${HELP}`);
  const mistake = mistakeIn(settings.data);
  if (mistake !== null) throw new CommandError(mistake);
  return settings.data;
}

// Help needs no settings of a server.
if (process.argv.includes("--help")) console.log(HELP);
else {
  await withStore(readArguments, async (store, env, settings) => {
    const token = newLinkToken();
    const share = { id: newShareId(), tokenHash: hashToken(token), hashKey: newHashKey(), ...settings };
    // Both or neither: a link whose token was never told would else stand in the list.
    await store.run((database) =>
      inTransaction(database, async (inside) => {
        await addShare(inside, share);
        await addAudit(inside, { what: "share-made", label: settings.label, client: "command" });
      }),
    );
    console.log(`${originOf(env)}/s/${token}`);
    console.log(`Shown once: only its hash is kept.${localNote(env)}`);
  });
}
