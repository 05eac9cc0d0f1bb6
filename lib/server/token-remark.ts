/** What is odd about the token's form, or null: a quote that stands alone, a piece that is missing. It is never quoted. */
export function tokenRemark(token: string): string | null {
  if (/^user:\d+-[A-Za-z0-9]+$/.test(token)) return null;
  return "USEAPI_TOKEN does not have the documented form, user:<number>-<letters and digits>; was it copied whole?";
}
