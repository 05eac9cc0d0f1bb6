import { fork } from "node:child_process";

export interface PostgresServer {
  /** Its address, without a database name. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on a free loopback port, its data in a folder that goes with it. It is held by a process of its own, so that
 * both go with this one however it ends.
 */
export async function startPostgresServer(): Promise<PostgresServer> {
  const holder = fork("tests/support/hold-postgres.ts", [], { execArgv: ["--import", "tsx"] });
  const gone = new Promise<void>((resolve) => holder.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    holder.once("message", (address) => resolve(String(address)));
    void gone.then(() => reject(new Error("PostgreSQL did not start.")));
  });
  return {
    url,
    async stop() {
      if (holder.connected) holder.disconnect();
      await gone;
    },
  };
}
