/**
 * Recharts measures its labels in an element of its own at the document's end, unseen, and leaves the last one in it: takes it out. Charts
 * that are drawn afterwards make it anew.
 */
export function forgetMeasured(): void {
  document.getElementById("recharts_measurement_span")?.remove();
}
