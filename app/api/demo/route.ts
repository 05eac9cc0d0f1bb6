import { isDemoScene } from "@/lib/domain/demo";
import { guarded } from "@/lib/server/access/guard";
import { currentScene, playScene } from "@/lib/server/demo-control";
import { getEnv } from "@/lib/server/env";
import { getMonitor } from "@/lib/server/services/get-monitor";
import { readJson } from "@/lib/server/read-json";
import { json, methodNotAllowed, problem } from "@/lib/server/respond";

export const dynamic = "force-dynamic";

/** The scene the demo plays. Outside the demo there is nothing here. */
export const GET = guarded("/api/demo", () => (getEnv().demo ? json({ scene: currentScene() }) : problem("not-found")));

/** Switches the demo's scene. The next poll shows it; where the scene before was trouble, that is now. */
export const POST = guarded("/api/demo", async (request) => {
  if (!getEnv().demo) return problem("not-found");
  const body = await readJson(request);
  if (!body.ok) return problem(body.code);
  const scene = typeof body.value === "object" && body.value !== null && "scene" in body.value && body.value.scene;
  if (!isDemoScene(scene)) return problem("bad-request");
  if (!(await playScene(scene))) return problem("demo-away");
  getMonitor().refresh();
  return json({ scene });
});

const refuse = methodNotAllowed("GET, HEAD, POST");
export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
