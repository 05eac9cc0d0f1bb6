const pids = new Set<number>();

// A bench that runs out of time, is interrupted or throws must leave no server behind: it would spoil the next figures.
process.on("exit", () => {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
});

/** Ends a process of ours with this one, however this one ends; call the answer once it has been stopped. */
export function endWithUs(pid: number): () => void {
  pids.add(pid);
  return () => pids.delete(pid);
}
