/**
 * Lets drawings take the width of their place on paper (print.css), which no chart is told of before it is printed: they are stretched, so that
 * bars stay beside their rows and reach as far as they say. Their words are not, for which print.css must know how wide they were drawn.
 */
export function fitPaper(): void {
  for (const drawing of document.querySelectorAll<SVGElement>(".recharts-surface")) {
    drawing.setAttribute("preserveAspectRatio", "none");
    drawing.style.setProperty("--drawn", `${drawing.getAttribute("width") ?? ""}px`);
  }
}
