import type { ProblemCode } from "@/lib/domain/problem";

/**
 * What to look at when a call fails, naming the variable or the cause. The page's advice for the same codes
 * (`PROBLEMS`) sends people here; this is where that ends.
 */
const ADVICE: Record<ProblemCode, string> = {
  unauthorised: "USEAPI_TOKEN: copy the whole token again from your useapi.net account, `user:<number>-...`.",
  subscription: "your useapi.net subscription; USEAPI_TOKEN itself was recognised.",
  forbidden: "USEAPI_TOKEN: it must be of the subscription that owns these MiniMax accounts.",
  "rate-limited": "other scripts that poll with this token, and POLL_INTERVAL_SECONDS; then ask again in a minute.",
  "account-error": "your accounts at useapi.net: a linked MiniMax account is on hold or must be linked again.",
  "upstream-error": "useapi.net's own status; if all is well there, USEAPI_BASE_URL: is its path right?",
  timeout: "this machine's network and proxy; if useapi.net is only slow, UPSTREAM_TIMEOUT_SECONDS.",
  unreachable: "USEAPI_BASE_URL, and this machine's network, name service, proxy and certificates.",
  "bad-response": "USEAPI_BASE_URL: does it end in /v1? If so, open an issue with this report.",
  frozen: "nothing here: one call can't tell whether answers stand still.",
};

/** Where to look, as the end of a sentence that begins "Look at". */
export function adviceFor(code: ProblemCode): string {
  return ADVICE[code];
}
