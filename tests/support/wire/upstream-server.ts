import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface UpstreamServer {
  /** Base URL to give the client, without a slash at its end. */
  url: string;
  /** What was asked, in order. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** A real HTTP server on a free loopback port that answers every request with `handler`, however rudely. */
export async function startUpstreamServer(handler: Handler): Promise<UpstreamServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
