import autocannon from "autocannon";

const CONNECTIONS = 10;

/**
 * Answers a second that an address gives to ten clients who ask without a pause. Throws when an answer failed: the
 * rate of refusals is of no interest.
 */
export async function measureRate(url: string, seconds: number, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0 || result.requests.total === 0) throw new Error(`${failed} of the questions to ${url} failed.`);
  return result.requests.total / result.duration;
}
