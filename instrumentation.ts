/**
 * Next calls this once, before it answers requests. The import is dynamic and behind the check, because what
 * it starts needs Node.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/server/start-server");
  await startServer();
}
