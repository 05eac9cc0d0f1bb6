"use client";

import useSWR from "swr";
import { isDemoScene, type DemoScene } from "@/lib/domain/demo";
import { isRecord } from "./answer-guards";
import { fetchJson } from "./fetch-json";
import { swrKeys } from "./swr-keys";

const LIMIT_MS = 5_000;
const AGAIN_MS = 10_000;

export interface Demo {
  /** The scene being played; null until the server has said. */
  scene: DemoScene | null;
  choose: (scene: DemoScene) => Promise<void>;
}

/** Whether a body is an answer of `GET` or `POST /api/demo`. */
export function isDemoAnswer(body: unknown): body is { scene: DemoScene } {
  return isRecord(body) && isDemoScene(body.scene);
}

const askScene = (path: string) => fetchJson(path, { limitMs: LIMIT_MS, isAnswer: isDemoAnswer });

/** The demo's scenes, `GET` and `POST /api/demo`. Exists only where the server plays demo data. */
export function useDemo(): Demo {
  // Another tab, or a script, may have switched it since.
  const { data, mutate } = useSWR(swrKeys.demo, askScene, { refreshInterval: AGAIN_MS, revalidateOnFocus: false });
  const choose = async (scene: DemoScene) => {
    const answer = await fetchJson(swrKeys.demo, {
      limitMs: LIMIT_MS,
      isAnswer: isDemoAnswer,
      method: "POST",
      body: { scene },
    });
    await mutate(answer, { revalidate: false });
  };
  return { scene: data?.scene ?? null, choose };
}
