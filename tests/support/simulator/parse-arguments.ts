import { parseArgs } from "node:util";
import { DEMO_SCENES, isDemoScene } from "@/lib/domain/demo";
import { FAULTS, parseFault } from "./fault";
import type { SimulatorOptions } from "./start-simulator";

/** Sizes the project has bars for. */
const SIZES: Record<string, Pick<SimulatorOptions, "accounts" | "jobs">> = {
  demo: { accounts: 4 },
  one: { accounts: 1 },
  usual: { accounts: 20, jobs: 60 },
  big: { accounts: 30, jobs: 300 },
  max: { accounts: 200, jobs: 2_000 },
};

export const USAGE = `Usage: npm run simulator -- [options]
  --port N         where to listen on 127.0.0.1 (any free port)
  --token TEXT     the only token it accepts
  --seed N         the same seed gives the same jobs
  --size NAME      ${Object.keys(SIZES).join(", ")}
  --accounts N     up to 200
  --jobs N         exactly so many running jobs, up to 2,000
  --no-load        submits nothing by itself
  --speed N        divides every duration, 1-100
  --scene NAME     ${DEMO_SCENES.join(", ")}
  --fault NAME     ${FAULTS.join(", ")}
  --times N, --delay-ms N, --megabytes N, --retry-after N   more about the fault
While running: PUT /__fault {"fault":"429","retryAfterSeconds":30}, PUT /__scene {"scene":"full"},
PUT /__state {"scheduler":{...}}, GET /__stats.`;

function wholeNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`--${name} is a whole number from ${min} to ${max}.`);
  }
  return value;
}

/** Reads a command line into options; throws an Error in words. */
export function parseArguments(args: readonly string[]): SimulatorOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text,
      token: text,
      seed: text,
      size: text,
      accounts: text,
      jobs: text,
      "no-load": { type: "boolean" },
      speed: text,
      scene: text,
      fault: text,
      times: text,
      "delay-ms": text,
      megabytes: text,
      "retry-after": text,
    },
  });
  const size = values.size === undefined ? {} : SIZES[values.size];
  if (size === undefined) throw new Error(`No such size: ${values.size}. There are: ${Object.keys(SIZES).join(", ")}.`);
  const { scene } = values;
  if (scene !== undefined && !isDemoScene(scene)) {
    throw new Error(`No such scene: ${scene}. There are: ${DEMO_SCENES.join(", ")}.`);
  }
  const fault = parseFault({
    fault: values.fault ?? null,
    times: wholeNumber("times", values.times, 1, 1_000_000),
    delayMs: wholeNumber("delay-ms", values["delay-ms"], 0, 3_600_000),
    megabytes: wholeNumber("megabytes", values.megabytes, 1, 10_000),
    retryAfterSeconds: wholeNumber("retry-after", values["retry-after"], 0, 86_400),
  });
  const options: SimulatorOptions = {
    ...size,
    port: wholeNumber("port", values.port, 0, 65_535),
    token: values.token,
    seed: wholeNumber("seed", values.seed, 0, 0xffff_ffff),
    load: !values["no-load"],
    speed: wholeNumber("speed", values.speed, 1, 100),
    scene,
    fault: fault ?? undefined,
  };
  const accounts = wholeNumber("accounts", values.accounts, 0, 200);
  const jobs = wholeNumber("jobs", values.jobs, 0, 2_000);
  return { ...options, ...(accounts === undefined ? {} : { accounts }), ...(jobs === undefined ? {} : { jobs }) };
}
