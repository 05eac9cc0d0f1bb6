/** Request header by which `proxy.ts` tells pages their own address; what a client sends under this name is dropped. */
export const URL_HEADER = "x-slotwatch-url";

/** Whether this leads to a page of ours and nowhere else: "//evil.example" and "/\evil.example" do not. */
export function isOwnPath(path: string): boolean {
  if (!path.startsWith("/") || !URL.canParse(path, "http://own.invalid")) return false;
  const url = new URL(path, "http://own.invalid");
  return url.origin === "http://own.invalid" && !url.pathname.startsWith("//") && !url.pathname.startsWith("/api/");
}

/** The sign-in page's address, which leads back to where somebody wanted to go. */
export function signInAddress(from: string | null): string {
  return from === null || from === "/" || !isOwnPath(from) ? "/sign-in" : `/sign-in?to=${encodeURIComponent(from)}`;
}
