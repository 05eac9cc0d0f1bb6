"use client";

import { isDemoScene, type DemoScene } from "@/lib/domain/demo";
import { isRecord } from "./answer-guards";
import { fetchJson } from "./fetch-json";
import { PATHS } from "./paths";
import { useAnswer } from "./use-answer";

const LIMIT_MS = 5_000;
/** Another tab, or a script, may have switched it since. */
const REFRESH_MS = 10_000;

export interface Demo {
  /** The scene being played; null until the server has said. */
  scene: DemoScene | null;
  /** Plays another one; resolves once the server has taken it, and `scene` follows with the next answer. Rejects with an `AnswerError` where the server did not take it. */
  choose: (scene: DemoScene) => Promise<void>;
}

/** Whether a body is an answer of `GET` or `POST /api/demo`. */
export function isDemoAnswer(body: unknown): body is { scene: DemoScene } {
  return isRecord(body) && isDemoScene(body.scene);
}

/** The demo's scenes, `GET` and `POST /api/demo`. Exists only where the server plays demo data. */
export function useDemo(): Demo {
  const { answer, askAgain } = useAnswer(PATHS.demo, { isAnswer: isDemoAnswer, refreshMs: REFRESH_MS });
  const choose = async (scene: DemoScene) => {
    const options = { limitMs: LIMIT_MS, isAnswer: isDemoAnswer, method: "POST", body: { scene } } as const;
    await fetchJson(PATHS.demo, options);
    void askAgain();
  };
  return { scene: answer?.scene ?? null, choose };
}
