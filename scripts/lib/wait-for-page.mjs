/**
 * Asks for a page until it is served whole.
 *
 * @param {string} url
 * @param {Promise<number>} exited settles when the server gives up
 * @returns {Promise<boolean>} false when the server ended first, or nothing came within two minutes
 */
export async function waitForPage(url, exited) {
  let isOver = false;
  void exited.then(() => {
    isOver = true;
  });
  const deadlineMs = performance.now() + 120_000;
  while (!isOver && performance.now() < deadlineMs) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
      await response.text();
      if (response.ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
