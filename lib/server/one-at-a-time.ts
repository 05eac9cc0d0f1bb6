/** More waits already than is taken. */
export class BusyError extends Error {
  constructor() {
    super("Too much waits already.");
    this.name = "BusyError";
  }
}

/**
 * Work of one key waits for what was asked before under the same key, however that ends. Rejects with `BusyError` where as much as is taken
 * waits already.
 */
export type OneAtATime = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Creates a queue for each key.
 *
 * @param most how much may be under way or wait under one key
 */
export function createOneAtATime(most: number): OneAtATime {
  const queues = new Map<string, { last: Promise<unknown>; length: number }>();
  return async (key, work) => {
    const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= most) throw new BusyError();
    queues.set(key, queue);
    queue.length += 1;
    const mine = queue.last.then(work, work);
    queue.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) queues.delete(key);
    }
  };
}
