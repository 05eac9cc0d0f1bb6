/** What was asked of one method and path. */
export interface PathStats {
  count: number;
  /** When each request came, ms since 1970; the last 10,000. */
  times: number[];
  maxInFlight: number;
}

export interface SimulatorStats {
  /** By "GET /v1/minimax/scheduler/available". */
  paths: Record<string, PathStats>;
  /** Most requests of all API paths at one moment. */
  maxInFlight: number;
  /** Requests without the right token. */
  unauthorised: number;
  /** Requests that followed a redirect; whoever did may have handed over the token. */
  followed: number;
}

const KEPT_TIMES = 10_000;

/** Counts what the simulator is asked, as its clients' rates are bars of this project. */
export class RequestStats {
  #paths = new Map<string, PathStats & { inFlight: number }>();
  #inFlight = 0;
  #maxInFlight = 0;
  unauthorised = 0;
  followed = 0;

  /** Records that a request came; call the answer when its answer has ended, one way or the other. */
  begin(key: string, atMs: number): () => void {
    const path = this.#paths.get(key) ?? { count: 0, times: [], maxInFlight: 0, inFlight: 0 };
    this.#paths.set(key, path);
    path.count += 1;
    path.times.push(atMs);
    if (path.times.length > KEPT_TIMES) path.times.shift();
    path.inFlight += 1;
    path.maxInFlight = Math.max(path.maxInFlight, path.inFlight);
    this.#inFlight += 1;
    this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
    return () => {
      path.inFlight -= 1;
      this.#inFlight -= 1;
    };
  }

  read(): SimulatorStats {
    return {
      paths: Object.fromEntries(
        [...this.#paths].map(([key, { count, times, maxInFlight }]) => [
          key,
          { count, times: [...times], maxInFlight },
        ]),
      ),
      maxInFlight: this.#maxInFlight,
      unauthorised: this.unauthorised,
      followed: this.followed,
    };
  }

  /** Forgets everything counted; requests under way still count as in flight. */
  reset(): void {
    for (const path of this.#paths.values()) {
      path.count = 0;
      path.times = [];
      path.maxInFlight = path.inFlight;
    }
    this.#maxInFlight = this.#inFlight;
    this.unauthorised = 0;
    this.followed = 0;
  }
}
