import type { ServerResponse } from "node:http";

/** Sends a text; silent when the other side has gone. */
export function sendText(response: ServerResponse, status: number, text: string, type: string): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "content-length": Buffer.byteLength(text) });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body), "application/json");
}

/** Sends an error in the upstream's shape. */
export function sendError(response: ServerResponse, status: number, error: string): void {
  sendJson(response, status, { error, code: status });
}
