/** Request header by which `proxy.ts` tells pages their own address; what a client sends under this name is dropped. */
export const URL_HEADER = "x-slotwatch-url";

/**
 * The path, query and fragment of a page of ours, as they stand in a header; null for what leads anywhere else, as "//evil.example" and
 * "/\\evil.example" do.
 */
export function ownPath(path: string): string | null {
  if (!path.startsWith("/") || !URL.canParse(path, "http://own.invalid")) return null;
  const { origin, pathname, search, hash } = new URL(path, "http://own.invalid");
  if (origin !== "http://own.invalid" || pathname.startsWith("//") || pathname.startsWith("/api/")) return null;
  return `${pathname}${search}${hash}`;
}

/** The sign-in page's address, which leads back to where somebody wanted to go. */
export function signInAddress(from: string | null): string {
  const own = from === null ? null : ownPath(from);
  return own === null || own === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(own)}`;
}
