/** The scenes the demo bar offers. The simulator knows each by the same name. */
export const DEMO_SCENES = ["calm", "full", "stuck", "refused", "down", "frozen"] as const;

export type DemoScene = (typeof DEMO_SCENES)[number];

export const DEMO_SCENE_LABELS: Record<DemoScene, string> = {
  calm: "Calm",
  full: "All full",
  stuck: "One job stuck",
  refused: "Token refused",
  down: "useapi.net down",
  frozen: "Frozen",
};

/** Whether some text names a scene. */
export function isDemoScene(text: unknown): text is DemoScene {
  return typeof text === "string" && (DEMO_SCENES as readonly string[]).includes(text);
}
