/**
 * The script in a page's HTML that keeps presses made before the application runs: a button pressed then does nothing, and whoever
 * pressed "Pause" on a slow line would believe that it had. It presses the button again as soon as React has taken it over, once however
 * often it was pressed; not after ten seconds, for by then nobody expects it.
 *
 * React has taken a button over when it has put its properties on the element. Once it listens at all it does so within a press
 * and answers that by itself, so only a button that is still bare after the press is waited for. Buttons that send a form work
 * without scripts.
 *
 * It is text because it must be inline: any file comes as late as the others.
 */
export const EARLY_PRESS = `(() => {
  const waiting = new Set();
  const isTaken = (button) => Object.keys(button).some((key) => key.startsWith("__reactProps"));
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest('button[type="button"]') : null;
    if (button === null || waiting.has(button) || isTaken(button)) return;
    const until = performance.now() + 10000;
    const look = () => {
      const taken = isTaken(button);
      if (!taken && button.isConnected && performance.now() < until) return void setTimeout(look, 50);
      waiting.delete(button);
      if (taken) button.click();
    };
    waiting.add(button);
    setTimeout(() => (isTaken(button) ? waiting.delete(button) : look()));
  }, true);
})();`;
