"use client";

import { useEffect, useState, type ComponentType, type ReactNode } from "react";

/** How long to wait before each further try, ms; the last one again and again. */
const RETRY_MS = [2_000, 4_000, 8_000, 15_000] as const;

/**
 * A component in a chunk of its own, loaded in the browser when it is first drawn. What can't be loaded is tried again until it
 * comes: our server may be away for a moment, and `next/dynamic` would keep the failure for as long as the page is open. Nobody is
 * told to load the page anew, for then it would be gone as well: use-is-outdated.ts finds out whether that would help.
 *
 * @param what begins a sentence: "The drawing"
 * @param place stands there until it has come, in the first HTML too
 */
export function lazyPart<Props extends object>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
  place: ReactNode = null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const [hasFailed, setHasFailed] = useState(false);
    useEffect(() => {
      if (Part !== null) return;
      return untilLoaded(
        load,
        (part) => {
          loaded = part;
          setPart(() => part);
        },
        () => setHasFailed(true),
      );
    }, [Part]);
    if (Part !== null) return <Part {...props} />;
    if (!hasFailed) return place;
    return (
      <p role="status" className="flex h-full items-center justify-center p-2 text-center text-small text-dim">
        {what} could not be loaded yet. It is tried again by itself.
      </p>
    );
  };
}

/** Loads until it has worked. Each failure goes to the window as well, where use-is-outdated.ts hears of it. Returns how to stop. */
function untilLoaded<Part>(load: () => Promise<Part>, onLoaded: (part: Part) => void, onFailed: () => void) {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const attempt = async (tries: number) => {
    try {
      const part = await load();
      if (!isOver) onLoaded(part);
    } catch (error) {
      if (isOver) return;
      window.dispatchEvent(new ErrorEvent("error", { error }));
      onFailed();
      timer = setTimeout(() => void attempt(tries + 1), RETRY_MS[tries] ?? RETRY_MS.at(-1));
    }
  };
  void attempt(0);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
