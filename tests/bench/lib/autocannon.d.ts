/** The few parts of autocannon that the benches use; the package brings no types. */
declare module "autocannon" {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    headers?: Record<string, string>;
  }

  interface Result {
    /** Answers a second: the mean of the seconds' counts. */
    requests: { average: number; total: number };
    /** Answers that were not 2xx; failed connections; answers that did not come in time. */
    non2xx: number;
    errors: number;
    timeouts: number;
    /** Seconds. */
    duration: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
