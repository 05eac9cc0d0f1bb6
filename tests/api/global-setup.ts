import { ensureBuilt } from "../../scripts/lib/build.mjs";

/** Builds once for all api tests, and only when sources changed: they test the server that users start. */
export default async function setup(): Promise<void> {
  await ensureBuilt();
}
