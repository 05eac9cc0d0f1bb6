import { readFileSync } from "node:fs";
import autocannon from "autocannon";

/** Clock ticks a second of `/proc/<pid>/stat`: 100 on every Linux there is (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** Processor time a process has used, ms: its own and the kernel's for it. */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the command in brackets, blanks and all; `utime` and `stime` are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/**
 * Processor time that one answer costs the server, µs. Unlike a rate it does not depend on what else runs on the machine. Linux
 * only. Throws when an answer failed.
 */
export async function measureCpuPerRequest(
  { url, pid, headers = {} }: { url: string; pid: number; headers?: Record<string, string> },
  requests: number,
): Promise<number> {
  const beforeMs = cpuMs(pid);
  const result = await autocannon({ url, connections: 10, amount: requests, headers });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result.requests.total === 0) throw new Error(`${failed} of the questions to ${url} failed.`);
  return ((cpuMs(pid) - beforeMs) * 1000) / result.requests.total;
}
