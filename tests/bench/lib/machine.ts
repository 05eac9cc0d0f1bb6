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

/** Time all cores have spent so far, working and in all, ms. */
function readCores() {
  const times = os.cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, each) => sum + each.idle, 0);
  const all = times.reduce((sum, { user, nice, sys, irq, idle: rest }) => sum + user + nice + sys + irq + rest, 0);
  return { busy: all - idle, all };
}

/** Starts watching how busy the whole machine is, whoever keeps it so; call the answer for the percent since. */
export function watchCores(): () => number {
  const before = readCores();
  return () => {
    const after = readCores();
    return Math.round((100 * (after.busy - before.busy)) / Math.max(1, after.all - before.all));
  };
}
