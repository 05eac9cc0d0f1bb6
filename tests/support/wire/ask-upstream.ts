import type { IncomingMessage, ServerResponse } from "node:http";
import { createUpstreamClient, type UpstreamClientOptions } from "@/lib/server/upstream/client";
import { startUpstreamServer, type UpstreamServer } from "./upstream-server";

/** Written as real tokens are; must turn up nowhere. */
export const TOKEN = "user:4711-canarytoken";
const servers: UpstreamServer[] = [];

/** Closes what `serve` started: to be called after each test. */
export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** A server that is closed after the test. */
export async function serve(handler: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await startUpstreamServer(handler);
  servers.push(server);
  return server;
}

/** A client that is given plenty of time, unless the test says otherwise. */
export function clientOf(baseUrl: string, options: Partial<UpstreamClientOptions> = {}) {
  return createUpstreamClient({ baseUrl, token: TOKEN, timeoutMs: 20_000, ...options });
}

/** Asks the scheduler of a server that answers so. */
export async function ask(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  options: Partial<UpstreamClientOptions> = {},
) {
  const { url } = await serve(handler);
  return clientOf(url, options).fetchScheduler();
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
