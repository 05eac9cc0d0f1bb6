/** What a browser answers to a question, or says by itself. */
interface Message {
  id?: number;
  result?: unknown;
  error?: string;
  message?: string;
  method?: string;
  params?: unknown;
}

/** A connection that speaks WebDriver BiDi (W3C), the protocol that every engine has: Playwright drives none but its own builds. */
export interface Bidi {
  /** Asks the browser to do something. Rejects with what it says of an error. */
  send<Result>(method: string, params: object): Promise<Result>;
  close(): void;
}

/**
 * Connects.
 *
 * @param onEvent called with what the browser says by itself, once subscribed to
 */
export async function connectBidi(address: string, onEvent: (method: string, params: unknown) => void): Promise<Bidi> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error(`The browser does not answer at ${address}.`)));
  });
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) return onEvent(message.method ?? "", message.params);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result);
    else asked?.reject(new Error(`${message.error}: ${message.message ?? ""}`));
  });
  socket.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser has gone."));
  });
  return {
    send<Result>(method: string, params: object) {
      last += 1;
      socket.send(JSON.stringify({ id: last, method, params }));
      return new Promise<Result>((resolve, reject) => {
        waiting.set(last, { resolve: (result) => resolve(result as Result), reject });
      });
    },
    close: () => socket.close(),
  };
}
