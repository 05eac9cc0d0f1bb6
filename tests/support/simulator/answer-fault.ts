import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultSetting } from "./fault";
import { sendJson, sendText } from "./send";
import { keyedById, NULL_ROWS, withBadNeighbours, withWrongTypes } from "./broken-rows";

/** How late a slow answer is unless told, ms. */
export const SLOW_MS = 3_000;

/** Where a redirect leads. A client that follows it hands its token to somebody else. */
export const FOLLOWED_PATH = "/__followed";

/** What the caller sent as authorisation, said back: a careless upstream echoes secrets in its error texts. */
function echo(request: IncomingMessage): string {
  return request.headers.authorization ?? "no authorisation";
}

const STATUS_TEXTS: Record<string, string> = {
  "400": "Bad request",
  "401": "Unauthorized",
  "402": "Subscription expired",
  "403": "Forbidden",
  "404": "Not found",
  "429": "Too many requests",
  "500": "Internal error",
  "503": "Service unavailable",
  "596": "Account on hold",
};

function sendGatewayPage(request: IncomingMessage, response: ServerResponse, status: number): void {
  const page = `<!doctype html><title>${status}</title><h1>${status} Bad gateway</h1><pre>${echo(request)}</pre>`;
  sendText(response, status, page, "text/html");
}

async function trickle(response: ServerResponse, body: string, delayMs: number): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  for (const char of body) {
    if (response.destroyed) return;
    response.write(char);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }
  response.end();
}

/** Streams a body without ever holding it: only as fast as the other side reads, and not after it has gone. */
async function stream(response: ServerResponse, megabytes: number): Promise<void> {
  const chunk = `"${"x".repeat(1024 * 1024 - 3)}",`;
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"executing":[],"available":[],"padding":[');
  for (let sent = 0; sent < megabytes && !response.destroyed; sent += 1) {
    if (response.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        response.off("drain", go);
        response.off("close", go);
        resolve();
      };
      response.on("drain", go);
      response.on("close", go);
    });
  }
  response.end('""]}');
}

export interface FaultContext {
  setting: FaultSetting;
  request: IncomingMessage;
  response: ServerResponse;
  /** The good answer of now. */
  body: string;
  /** The good answer to the same path at the moment the fault was set. */
  frozenBody: string;
}

/** Answers one request in the way the fault says. */
export function answerWithFault({ setting, request, response, body, frozenBody }: FaultContext): void {
  switch (setting.fault) {
    case "429":
      if (setting.retryAfterSeconds !== null) response.setHeader("retry-after", setting.retryAfterSeconds ?? 20);
      return sendJson(response, 429, { error: STATUS_TEXTS["429"], code: 429 });
    case "502":
    case "504":
      return sendGatewayPage(request, response, Number(setting.fault));
    case "timeout":
      return;
    case "slow":
      setTimeout(() => sendText(response, 200, body, "application/json"), setting.delayMs ?? SLOW_MS);
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "cutoff":
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
      return;
    case "trickle":
      void trickle(response, body, setting.delayMs ?? 200);
      return;
    case "html":
      return sendText(response, 200, "<!doctype html><title>Sign in</title><p>Sign in to go on.", "text/html");
    case "empty":
      return sendText(response, 200, "", "application/json");
    case "no-fields":
      return sendJson(response, 200, {});
    case "wrong-types":
      return sendJson(response, 200, withWrongTypes(body));
    case "keyed":
      return sendJson(response, 200, keyedById(body));
    case "nulls":
      return sendJson(response, 200, { executing: null, available: null });
    case "null-rows":
      return sendJson(response, 200, NULL_ROWS);
    case "bad-neighbours":
      return sendJson(response, 200, withBadNeighbours(body));
    case "array":
      return sendJson(response, 200, []);
    case "scalar":
      return sendJson(response, 200, 42);
    case "error-body":
      return sendJson(response, 200, { error: `Refused: ${echo(request)}`, code: setting.code ?? 401 });
    case "huge":
      void stream(response, setting.megabytes ?? 600);
      return;
    case "redirect":
      response.setHeader("location", FOLLOWED_PATH);
      return sendText(response, 302, "", "text/plain");
    case "frozen":
      return sendText(response, 200, frozenBody, "application/json");
    default: {
      const status = Number(setting.fault);
      const message = `${STATUS_TEXTS[setting.fault] ?? "Error"}: ${echo(request)}`;
      // Errors come in two shapes: text, or an object (CONTRIBUTING.md, "What the API sends").
      const error = status >= 500 ? { code: status, message, status: "ERROR", details: [] } : message;
      return sendJson(response, status, { error, code: status });
    }
  }
}
