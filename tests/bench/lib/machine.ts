import os from "node:os";

/** What a figure was measured on. Without it no figure means anything. */
export interface Machine {
  cores: number;
  model: string;
  memoryGb: number;
  node: string;
  /** Processes that wanted a core, averaged over the last minute. Ours count too; above the cores, figures are of no use. */
  load: number;
}

/** Describes this machine as it is now. */
export function readMachine(): Machine {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    model: cpus[0]?.model.trim() ?? "unknown",
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    load: Number((os.loadavg()[0] ?? 0).toFixed(1)),
  };
}
