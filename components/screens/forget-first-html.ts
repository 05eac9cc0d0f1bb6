/** The first HTML carried the figures a second time, for hydration, in scripts that stay in the document: takes them out. */
export function forgetFirstHtml(): void {
  for (const script of document.querySelectorAll("script:not([src])")) script.remove();
}
