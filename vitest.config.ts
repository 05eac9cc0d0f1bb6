import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
/** These projects test the server that users start, so they build it when its sources have changed. */
const globalSetup = ["tests/api/global-setup.ts"];
/** Of tests with servers and databases, as of those in a browser: a machine that is busy elsewhere fails one in thousands. What needed it is printed. */
const retry = 1;
/** Of tests with servers. */
const setupFiles = ["tests/support/remove-databases.ts"];
const resolve = {
  tsconfigPaths: true,
  alias: { "server-only": `${root}tests/support/empty.ts` },
};

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          environment: "node",
          // A process for each of the hundred files would take longer than what is in them.
          isolate: false,
          maxWorkers: 2,
          // A property's thousand runs, beside whatever else the machine does.
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: "store",
          include: ["tests/store/**/*.test.ts"],
          environment: "node",
          // One real PostgreSQL for all of them.
          globalSetup: "tests/support/postgres-server.ts",
          retry,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        resolve,
        test: {
          name: "api",
          globalSetup,
          setupFiles,
          include: ["tests/api/**/*.test.ts"],
          environment: "node",
          retry,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Each file starts real servers, which wait more than they work.
          maxWorkers: 3,
        },
      },
      {
        resolve,
        test: {
          name: "stack",
          globalSetup: [...globalSetup, "tests/support/postgres-server.ts"],
          setupFiles,
          include: ["tests/stack/**/*.test.ts"],
          environment: "node",
          // Kills, outages and several instances, with time compressed: minutes each, and one at a time.
          retry,
          testTimeout: 10 * 60_000,
          hookTimeout: 2 * 60_000,
          maxWorkers: 1,
          fileParallelism: false,
          // The socket to Firefox is behind a flag in Node 20.
          execArgv: ["--experimental-websocket"],
        },
      },
    ],
  },
});
