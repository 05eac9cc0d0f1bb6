import type { ProblemCode } from "@/lib/domain/problem";

/** Why a request came to nothing: a code of ours and a clause of ours. */
export interface FailureCause {
  code: ProblemCode;
  detail: string;
}

/** Node's and undici's codes for "the other side was never reached", with words for the doctor. */
const UNREACHABLE: Record<string, string> = {
  ENOTFOUND: "the host name was not found",
  EAI_AGAIN: "the name service did not answer",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was reset",
  EPIPE: "the connection was reset",
  UND_ERR_SOCKET: "the connection was closed before an answer",
  ENETUNREACH: "there is no way to that network",
  EHOSTUNREACH: "there is no way to that host",
};

/** Codes of a connection that timed out by itself, before our own limit did. */
const TIMED_OUT = new Set(["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** What undici throws at an answer that is no HTTP. Its code (`HPE_…`, llhttp's) is missing from Node 24 on. */
const PARSER_ERROR = "HTTPParserError";

/** Finds the system's code on an error, or on what caused it: fetch wraps every failure in a `TypeError`. */
function systemCode(error: unknown): string | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    const code = "code" in current ? current.code : undefined;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,48}$/.test(code)) return code;
    if (current.name === PARSER_ERROR) return "HPE_INVALID";
    // Happy Eyeballs tries several addresses and reports all of them; the first tells enough.
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return null;
}

/**
 * Why fetch failed before any answer began. Never quotes the error's own message: it may hold the header with
 * the token, or a host name.
 */
export function causeOfRequestFailure(error: unknown): FailureCause {
  const code = systemCode(error);
  if (code === null) return { code: "unreachable", detail: "the request could not be made" };
  if (TIMED_OUT.has(code)) return { code: "timeout", detail: `no connection in time (${code})` };
  if (code === "UND_ERR_HEADERS_OVERFLOW")
    return { code: "bad-response", detail: `headers beyond all measure (${code})` };
  // Something answered, but not in HTTP.
  if (code.startsWith("HPE_")) return { code: "bad-response", detail: `the answer is not HTTP (${code})` };
  const words = UNREACHABLE[code] ?? (isCertificateCode(code) ? "its TLS certificate was not accepted" : null);
  return { code: "unreachable", detail: words === null ? `the connection failed (${code})` : `${words} (${code})` };
}

/** Why an answer that had begun never ended well. */
export function causeOfBodyFailure(error: unknown): FailureCause {
  const code = systemCode(error);
  if (code?.startsWith("Z_")) return { code: "bad-response", detail: `wrongly compressed (${code})` };
  return { code: "bad-response", detail: code === null ? "cut off" : `cut off (${code})` };
}

function isCertificateCode(code: string): boolean {
  return /CERT|SIGNATURE|_CRL_|SSL|TLS/.test(code);
}
