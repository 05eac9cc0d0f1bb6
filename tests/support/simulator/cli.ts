import { parseArguments, USAGE } from "./parse-arguments";
import { startSimulator, type Simulator } from "./start-simulator";

/**
 * Runs the simulator until it is told to stop. The first line on stdout is one JSON object with everything a caller
 * needs: `{"port","url","baseUrl","token","accountNames"}`.
 */
export async function runSimulator(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  let simulator: Simulator;
  try {
    simulator = await startSimulator(parseArguments(args));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const { port, url, baseUrl, token, accountNames } = simulator;
  process.stdout.write(`${JSON.stringify({ port, url, baseUrl, token, accountNames })}\n`);
  const stop = (): void => {
    void simulator.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
