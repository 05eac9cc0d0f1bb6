import "server-only";

/**
 * What a process has one of, made at the first call. Next gives pages, routes and instrumentation each their own copies of our
 * modules, in one process: what all of them must share lies on `globalThis`.
 *
 * @param name tells it from the others: "store"
 */
export function oncePerProcess<Thing extends object>(name: string, create: () => Thing): () => Thing {
  const key = Symbol.for(`slotwatch.${name}`);
  const shared = globalThis as { [key]?: Thing };
  return () => (shared[key] ??= create());
}
