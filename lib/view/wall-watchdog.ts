import { LINK_ENDED } from "@/lib/domain/share";

/**
 * The script in the wall's HTML that reloads it each 30 s unless the application has checked in during the last 90 s: on a
 * television whose browser cannot run the application, or when the application has died. It asks for the page first and reloads
 * only when it comes, so it never ends on a browser's error page, or on the one a proxy has for maintenance. Where it does not
 * come, the page stands still and must not look live: it says so itself, dated by the clock it was made with, until the application checks in after all. Where our server says that the
 * link has ended, nothing of it is left on the screen; should it open again, the page loads itself.
 *
 * It is text because it must be inline, and in the syntax of 2009 because nothing translates it.
 */
export const WALL_WATCHDOG = `(function () {
  var lastBeat = 0;
  var takeBack = null;
  function find(name) { return document.querySelector(name); }
  function missed() {
    var wall = find(".wall"), word = find(".wall-live"), age = find(".wall-now-age"), clock = find(".wall-clock"), right = find(".wall-day-now");
    if (takeBack || !wall || !word || !age || !clock) return;
    var before = [wall.getAttribute("data-state"), word.innerHTML, age.innerHTML, right && right.innerHTML];
    var time = clock.innerHTML.replace(/<[^>]*>/g, "");
    takeBack = function () {
      wall.removeAttribute("data-old");
      wall.setAttribute("data-state", before[0]);
      word.innerHTML = before[1];
      age.innerHTML = before[2];
      if (right) right.innerHTML = before[3];
    };
    wall.setAttribute("data-old", "");
    wall.setAttribute("data-state", "away");
    word.innerHTML = "No connection";
    age.innerHTML = "as of " + time;
    if (right) right.innerHTML = time.slice(0, 5);
  }
  function ended() {
    var at = find(".wall");
    var parts = [["div", "wall-picture"], ["main", "wall-head wall-head-sentence wall-tone-old"], ["h1", "wall-answer"], ["span", "wall-sentence"]];
    takeBack = null;
    at.className = "wall wall-full";
    at.innerHTML = "";
    for (var i = 0; i < parts.length; i += 1) {
      at = at.appendChild(document.createElement(parts[i][0]));
      at.className = parts[i][1];
    }
    at.innerHTML = "${LINK_ENDED}";
    document.title = "Slotwatch";
  }
  window.slotwatchWall = function () {
    lastBeat = new Date().getTime();
    if (takeBack) { takeBack(); takeBack = null; }
  };
  setInterval(function () {
    if (new Date().getTime() - lastBeat < 90000) return;
    var request = new XMLHttpRequest();
    request.onload = function () {
      if (request.status === 200 && request.responseText.indexOf("/_next/") > 0) location.reload();
      else if (request.status === 404 && request.responseText.indexOf("${LINK_ENDED}") > 0) ended();
      else missed();
    };
    request.onerror = request.ontimeout = missed;
    request.open("GET", location.href);
    request.timeout = 20000;
    request.send();
  }, 30000);
})();`;
