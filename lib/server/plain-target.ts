/**
 * What a request asks for, as a path with single slashes and its query: "/s/x?y". Of a whole address, as proxies are asked, the
 * host is left out, with a part that only browsers know (`#`), for the Host header speaks for that; `*`, which asks about the server itself, is its first page.
 */
export function plainTarget(target: string): string {
  const whole = target.replace(/#.*$/s, "").replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, "");
  const end = whole.indexOf("?");
  const path = end === -1 ? whole : whole.slice(0, end);
  const rest = end === -1 ? "" : whole.slice(end);
  const plain = path.replace(/[/\\]+/g, "/");
  return plain.startsWith("/") ? `${plain}${rest}` : `/${rest}`;
}
