import { parseArgs } from "node:util";
import { newShareSchema } from "@/lib/domain/share-schemas";
import { serialiseViewState } from "@/lib/domain/view-state";
import { mistakeIn } from "@/lib/server/access/share-mistakes";
import { hashToken, newHashKey, newLinkToken, newShareId } from "@/lib/server/access/tokens";
import { addAudit } from "@/lib/server/store/audit";
import { addShare } from "@/lib/server/store/shares";
import { CommandError, localNote, originOf, withStore } from "./open-store";

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;

const HELP = `Usage: npm run share -- --target wall --label lobby
  --target now|wall|history  which screen (now)
  --label TEXT               what it is for; shown to the viewer
  --ref-prefix TEXT          only jobs whose reference begins like this
  --query TEXT               or any view, or its whole address: "account=1,2&kind=video"
  --days N                   when it ends (${DEFAULT_DAYS}; a wall never ends unless told)
  --show accounts,references what is not to be hidden (nothing)`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      target: { type: "string", default: "now" },
      label: { type: "string" },
      "ref-prefix": { type: "string" },
      query: { type: "string", default: "" },
      days: { type: "string" },
      show: { type: "string", default: "" },
    },
  });
  if (values.label === undefined) throw new CommandError(HELP);
  const days = values.days ?? (values.target === "wall" ? null : String(DEFAULT_DAYS));
  if (days !== null && !/^\d{1,4}$/.test(days)) throw new CommandError("--days is a number of whole days.");
  const shown = values.show.split(",").filter((word) => word !== "");
  if (shown.some((word) => word !== "accounts" && word !== "references")) {
    throw new CommandError("--show is accounts, references, or both with a comma.");
  }
  const refPrefix = values["ref-prefix"];
  // An empty one would be no filter at all; it is mostly a variable that is not set.
  if (refPrefix === "") throw new CommandError("--ref-prefix is empty. Leave it out to share every job.");
  // A whole address may be given as well.
  const query = values.query.slice(values.query.indexOf("?") + 1);
  const settings = newShareSchema.safeParse({
    label: values.label,
    target: values.target,
    query: refPrefix === undefined ? query : serialiseViewState(new URLSearchParams(query), { refPrefix }),
    endsAt: days === null ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
    hideAccounts: !shown.includes("accounts"),
    hideReferences: !shown.includes("references"),
  });
  if (!settings.success) throw new CommandError(HELP);
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
    await store.run(async (database) => {
      await addShare(database, share);
      await addAudit(database, { what: "share-made", label: settings.label, client: "command" });
    });
    console.log(`${originOf(env)}/s/${token}`);
    console.log(`Shown once: only its hash is kept.${localNote(env)}`);
  });
}
