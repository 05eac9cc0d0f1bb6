import "server-only";
import type { DemoScene } from "@/lib/domain/demo";
import { getEnv } from "./env";

const KEY = Symbol.for("slotwatch.demo-scene");
const TIMEOUT_MS = 3000;

const shared = globalThis as { [KEY]?: DemoScene };

/** The scene the demo bar chose last. */
export function currentScene(): DemoScene {
  return shared[KEY] ?? "calm";
}

/** Tells the demo's simulator to play a scene. False when it does not answer. */
export async function playScene(scene: DemoScene): Promise<boolean> {
  const { demoControlUrl } = getEnv();
  if (demoControlUrl === null) return false;
  try {
    const response = await fetch(`${demoControlUrl}/__scene`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ scene }),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) shared[KEY] = scene;
    return response.ok;
  } catch {
    return false;
  }
}
