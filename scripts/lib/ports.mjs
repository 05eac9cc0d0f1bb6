import { createServer } from "node:net";
import { SetupError } from "./step.mjs";

/** Whether somebody could listen here now. */
export function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

const TRIES = 50;

/** The first free port from `port` up, or rejects. */
export async function nextFreePort(port, host) {
  for (let candidate = port; candidate < Math.min(65_536, port + TRIES); candidate += 1) {
    if (await isFree(candidate, host)) return candidate;
  }
  throw new SetupError(`No port from ${port} to ${port + TRIES - 1} is free; name another in PORT.`);
}

/** Reads PORT; null when it is not set. */
export function readPort() {
  const text = process.env.PORT?.trim();
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new SetupError("PORT must be a whole number from 0 to 65535.");
}
