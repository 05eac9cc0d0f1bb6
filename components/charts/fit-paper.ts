/**
 * Lets drawings take the width of their place on paper (print.css), which no chart is told of before it is printed: they are stretched, so that
 * bars stay beside their rows and reach as far as they say.
 */
export function fitPaper(): void {
  for (const drawing of document.querySelectorAll(".recharts-surface")) {
    drawing.setAttribute("preserveAspectRatio", "none");
  }
}
