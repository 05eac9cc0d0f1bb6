/** What the server's process holds, MB. */
export interface ServerMemory {
  heapMb: number;
  rssMb: number;
}

const MB = 2 ** 20;

/** For the server's environment: opens Node's own inspector on a free loopback port, so nothing of ours runs in it. */
export const INSPECTED = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** Finds the inspector's address in what the process wrote. */
export function inspectorOf(output: string): string {
  const [address] = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(output) ?? [];
  if (address === undefined) throw new Error("The server's inspector did not open.");
  return address;
}

/**
 * Collects garbage in a process, and reads what is left. The connection is closed again, for an attached inspector
 * keeps things alive.
 */
export async function readMemory(address: string): Promise<ServerMemory> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("The server's inspector can't be reached.")));
  });
  let sent = 0;
  const call = (method: string, params = {}) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = ++sent;
      const listen = ({ data }: MessageEvent) => {
        const message = JSON.parse(String(data)) as { id?: number; result?: Record<string, unknown> };
        if (message.id !== id) return;
        socket.removeEventListener("message", listen);
        if (message.result) resolve(message.result);
        else reject(new Error(`The inspector refused ${method}.`));
      };
      socket.addEventListener("message", listen);
      socket.send(JSON.stringify({ id, method, params }));
    });
  try {
    // Twice: what finalisers let go in the first round is collected in the second.
    await call("HeapProfiler.collectGarbage");
    await call("HeapProfiler.collectGarbage");
    const heap = await call("Runtime.getHeapUsage");
    const { result } = await call("Runtime.evaluate", { expression: "process.memoryUsage.rss()", returnByValue: true });
    return { heapMb: Number(heap.usedSize) / MB, rssMb: Number((result as { value: number }).value) / MB };
  } finally {
    socket.close();
  }
}
