import type { IncomingMessage, ServerResponse } from "node:http";
import { DEMO_SCENES, isDemoScene } from "@/lib/domain/demo";
import { parseFault } from "./fault";
import { readBody } from "./read-body";
import type { RequestStats } from "./request-stats";
import { sendError, sendJson } from "./send";
import type { Simulation, VerbatimState } from "./simulation";

/** A verbatim answer may be that of 200 accounts and 2,000 jobs, and then some. */
const MAX_CONTROL_BYTES = 32 * 1024 * 1024;

interface Control {
  simulation: Simulation;
  stats: RequestStats;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Reads `{ scheduler?, schedulerText?, accounts? }`; throws an Error in words. */
function parseState(body: unknown): VerbatimState {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Error("The state is an object.");
  const state = body as VerbatimState;
  for (const key of Object.keys(state)) {
    if (!["scheduler", "schedulerText", "accounts"].includes(key)) throw new Error(`No such state: ${key}.`);
  }
  if (state.schedulerText !== undefined && typeof state.schedulerText !== "string") {
    throw new Error('"schedulerText" is a text.');
  }
  return state;
}

function parseScene(body: unknown) {
  const scene = typeof body === "object" && body !== null && "scene" in body ? body.scene : undefined;
  if (!isDemoScene(scene)) throw new Error(`No such scene. There are: ${DEMO_SCENES.join(", ")}.`);
  return scene;
}

/**
 * Answers what tests and the demo bar set and ask: `PUT /__fault`, `PUT /__scene`, `PUT /__state`, `GET /__stats`,
 * `DELETE /__stats`. No token: the simulator listens on this machine alone.
 */
export async function answerControl({ simulation, stats, request, response }: Control, path: string): Promise<void> {
  try {
    switch (`${request.method} ${path}`) {
      case "GET /__stats":
        return sendJson(response, 200, stats.read());
      case "DELETE /__stats":
        stats.reset();
        break;
      case "PUT /__fault":
        simulation.setFault(parseFault(await readBody(request, MAX_CONTROL_BYTES)));
        break;
      case "PUT /__scene":
        simulation.setScene(parseScene(await readBody(request, MAX_CONTROL_BYTES)));
        break;
      case "PUT /__state":
        simulation.setVerbatim(parseState(await readBody(request, MAX_CONTROL_BYTES)));
        break;
      default:
        return sendError(response, 404, "No such control.");
    }
    sendJson(response, 200, { ok: true });
  } catch (error) {
    sendError(response, 400, error instanceof Error ? error.message : "Bad request");
  }
}
