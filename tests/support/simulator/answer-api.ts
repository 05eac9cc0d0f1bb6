import type { IncomingMessage, ServerResponse } from "node:http";
import { answerWithFault, SLOW_MS } from "./answer-fault";
import { drawOutcome, drawRenderMs, type JobTraits, type WireKind } from "./job-traits";
import { readBody } from "./read-body";
import { sendError, sendJson, sendText } from "./send";
import type { Simulation } from "./simulation";
import { executingRows, videoBody } from "./wire";
import type { SimAccount } from "./world";

/** Where the API stands; `USEAPI_BASE_URL` ends in `/v1`. */
export const API_ROOT = "/v1/minimax/";

const MAX_SUBMISSION_BYTES = 64 * 1024;

interface Exchange {
  simulation: Simulation;
  request: IncomingMessage;
  response: ServerResponse;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The account a submission names, or one with room at random; null when there is none. */
function chooseAccount(simulation: Simulation, kind: WireKind, body: Record<string, unknown>): SimAccount | null {
  const { world, random } = simulation;
  const named = text(body.account);
  const candidates = named === null ? world.accounts : world.accounts.filter(({ id }) => id === named);
  // A submission may override its account's limit (CONTRIBUTING.md, "What the API sends").
  const limit = typeof body.maxJobs === "number" ? body.maxJobs : undefined;
  const open = kind === "video" ? candidates.filter((account) => world.freeSlots(account, limit) > 0) : candidates;
  return random.pick(open);
}

async function submit({ simulation, request, response }: Exchange, kind: WireKind): Promise<void> {
  let body: Record<string, unknown>;
  try {
    const value = await readBody(request, MAX_SUBMISSION_BYTES);
    body = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    return sendError(response, 400, error instanceof Error ? error.message : "Bad request");
  }
  const needed = kind === "audio" ? "text" : "prompt";
  if (text(body[needed]) === null) return sendError(response, 400, `Parameter ${needed} is required.`);
  const { world, random } = simulation;
  const named = text(body.account);
  if (named !== null && world.findAccount(named) === null) return sendError(response, 404, "Account not found.");
  const account = chooseAccount(simulation, kind, body);
  if (account === null) return sendError(response, 429, "Account is full: maximum of executing jobs reached.");

  const draw = (): JobTraits => ({
    replyUrl: text(body.replyUrl),
    replyRef: text(body.replyRef)?.slice(0, 1024) ?? null,
    renderMs: drawRenderMs(kind, random, text(body.model) ?? undefined),
    outcome: drawOutcome(random),
  });
  if (kind === "image") {
    const quantity = Math.min(4, Math.max(1, Math.floor(Number(body.quantity ?? 1)) || 1));
    const imageIds = Array.from({ length: quantity }, () => world.submit(account, kind, draw()).id);
    return sendJson(response, 200, { imageIds });
  }
  const { id } = world.submit(account, kind, draw());
  if (kind === "audio") return sendJson(response, 201, { audioId: id });
  return sendJson(response, 200, { videoId: id });
}

function sendVideo({ simulation, response }: Exchange, id: string): void {
  const job = simulation.world.jobs.get(id);
  if (job === undefined || job.kind !== "video") return sendError(response, 404, "Video not found.");
  sendJson(response, 200, videoBody(job, simulation.world));
}

/** DELETE scheduler/<id>: stops tracking only. */
function forgetJob({ simulation, response }: Exchange, id: string): void {
  const job = simulation.world.jobs.get(id);
  if (job === undefined || job.endedMs !== null || !job.tracked) return sendError(response, 404, "Job not found.");
  simulation.world.forget(job);
  sendJson(response, 200, { id });
}

function route(exchange: Exchange, method: string, path: string): void | Promise<void> {
  const { simulation, response } = exchange;
  switch (`${method} ${path}`) {
    case "GET scheduler/available":
      return sendText(response, 200, simulation.schedulerText(), "application/json");
    case "GET scheduler/":
    case "GET scheduler":
      return sendJson(response, 200, executingRows(simulation.world));
    case "GET accounts":
    case "GET accounts/":
      return sendText(response, 200, simulation.accountsText(), "application/json");
    case "POST videos/create":
      return submit(exchange, "video");
    case "POST images/create":
      return submit(exchange, "image");
    case "POST speech/create":
      return submit(exchange, "audio");
  }
  if (method === "GET" && path.startsWith("videos/")) return sendVideo(exchange, path.slice("videos/".length));
  if (method === "DELETE" && path.startsWith("scheduler/")) return forgetJob(exchange, path.slice("scheduler/".length));
  sendError(response, 404, "Not found");
}

/** Faults of a good answer. A submission, or a job asked for, has none to be spoilt: the scheduler's body would be no answer to it, and the job lost. */
const OF_GOOD_ANSWERS: ReadonlySet<string> = new Set([
  "frozen",
  "cutoff",
  "trickle",
  "wrong-types",
  "keyed",
  "bad-neighbours",
]);

/** Answers a request below `API_ROOT` (CONTRIBUTING.md, "What the API sends") whose token has been found right. `path` is what follows the root, decoded. */
export function answerApi(exchange: Exchange, path: string): void | Promise<void> {
  const { simulation, request, response } = exchange;
  simulation.advance();
  const method = request.method ?? "GET";
  const target = path === "scheduler/available" ? "scheduler" : path.startsWith("accounts") ? "accounts" : "other";
  const setting = simulation.takeFault(target);
  if (setting === null) return route(exchange, method, path);
  if (target === "other") {
    if (OF_GOOD_ANSWERS.has(setting.fault)) return route(exchange, method, path);
    if (setting.fault === "slow") {
      return new Promise((resolve) => {
        setTimeout(() => resolve(route(exchange, method, path)), setting.delayMs ?? SLOW_MS);
      });
    }
  }
  const isAccounts = target === "accounts";
  answerWithFault({
    setting,
    request,
    response,
    body: isAccounts ? simulation.accountsText() : simulation.schedulerText(),
    frozenBody: simulation.frozenText(isAccounts ? "accounts" : "scheduler"),
  });
}
