/** All of ours share one place: a busy minute must not leave a pile of them. */
const TAG = "slotwatch-ended";

/** Shows a browser notification; a press on it brings this page to the front. Some browsers allow none from a page: then nothing happens. */
export function showNotification({ title, body }: { title: string; body: string }): void {
  try {
    const shown = new Notification(title, { body, tag: TAG });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Chrome on Android knows them only from service workers; the sound has told already.
  }
}
