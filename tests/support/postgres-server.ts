import type { TestProject } from "vitest/node";
import { startPostgresServer } from "./start-postgres";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of a real PostgreSQL server, without a database name. */
    postgresUrl: string;
  }
}

/** Vitest global set-up: one real PostgreSQL for all files of the project, gone afterwards. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}
