declare global {
  interface Window {
    /** Made by the script in the wall's HTML (lib/view/wall-watchdog.ts): tells it that the application lives. */
    slotwatchWall?: () => void;
  }
}

/** Tells the script in the HTML that the application lives; without this it reloads the page. */
export function checkIn(): void {
  window.slotwatchWall?.();
}
