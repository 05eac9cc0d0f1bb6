import type { BenchApp } from "./app";
import type { Envelope } from "@/lib/domain/envelope";

/**
 * Freezes the simulated fleet as it is, so that the revision stays the same while polls go on. `elapsed` is taken
 * out of the rows: standing still it would make the answer count as frozen.
 */
export async function holdStill({ simulator, server }: BenchApp): Promise<void> {
  const answer = await fetch(`${simulator.baseUrl}/minimax/scheduler/available`, {
    headers: { authorization: `Bearer ${simulator.token}` },
  });
  const scheduler = (await answer.json()) as { executing: Record<string, unknown>[] };
  for (const job of scheduler.executing) delete job.elapsed;
  simulator.setState({ scheduler });
  const { pollIntervalMs } = await server.json<Envelope>("/api/scheduler");
  // Two intervals: one answer may have been on its way.
  await new Promise((resolve) => setTimeout(resolve, 2 * pollIntervalMs + 500));
}
