import autocannon, { type Options, type Result } from "autocannon";

const CONNECTIONS = 10;

/**
 * Answers a second that an address gives to ten clients who ask without a pause. Throws when an answer failed: the
 * rate of refusals is of no interest.
 */
export async function measureRate(url: string, seconds: number, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  throwIfFailed(url, result);
  return result.requests.total / result.duration;
}

/**
 * The same of a number of questions in place of a time: shorter than a second, so that two servers may take turns often enough for
 * a machine whose speed wavers. Throws as {@link measureRate} does.
 */
export async function measureRateOf(url: string, requests: number): Promise<number> {
  const beganMs = performance.now();
  // It looks whether it is done when it takes a sample, by default once a second.
  const options: Options & { sampleInt: number } = { url, connections: CONNECTIONS, amount: requests, sampleInt: 5 };
  const result = await autocannon(options);
  const tookMs = performance.now() - beganMs;
  throwIfFailed(url, result);
  return (1000 * result.requests.total) / tookMs;
}

function throwIfFailed(url: string, { non2xx, errors, timeouts, requests }: Result): void {
  const failed = non2xx + errors + timeouts;
  if (failed > 0 || requests.total === 0) throw new Error(`${failed} of the questions to ${url} failed.`);
}
