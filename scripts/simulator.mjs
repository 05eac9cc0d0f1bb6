// The upstream's stand-in on its own: `npm run simulator -- --help`.
import { tsImport } from "tsx/esm/api";

const { runSimulator } = await tsImport("../tests/support/simulator/cli.ts", import.meta.url);
await runSimulator(process.argv.slice(2));
