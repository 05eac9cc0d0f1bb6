/**
 * The script in the wall's HTML that reloads it each 30 s unless the application has checked in during the last 90 s: on a
 * television whose browser cannot run the application, or when the application has died. It asks for the page first and reloads
 * only when it comes, so it never ends on a browser's error page.
 *
 * It is text because it must be inline, and in the syntax of 2009 because nothing translates it.
 */
export const WALL_WATCHDOG = `(function () {
  var lastBeat = 0;
  window.slotwatchWall = function () { lastBeat = new Date().getTime(); };
  setInterval(function () {
    if (new Date().getTime() - lastBeat < 90000) return;
    var request = new XMLHttpRequest();
    request.onload = function () { if (request.status === 200) location.reload(); };
    request.open("GET", location.href);
    request.send();
  }, 30000);
})();`;
