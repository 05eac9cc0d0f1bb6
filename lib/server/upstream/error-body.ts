import { problemCodeOfStatus, type ProblemCode } from "@/lib/domain/problem";
import { fieldOf, isWireObject, readCount, type WireObject } from "./wire-values";

/** What an error told in the body of a 200 comes to. */
export interface BodyError {
  code: ProblemCode;
  /** The code it names, where that looks like an HTTP status. */
  status: number | null;
}

function readStatus(value: unknown): number | null {
  const status = readCount(value);
  return status !== null && status >= 400 && status <= 999 ? status : null;
}

/**
 * Reads an error out of a 200's body: `{error}`, `{error, code}` or `{error: {code, status}}`, going by its
 * code. Null when the body tells of none. The error's text is never read: it is not ours.
 */
export function readBodyError(body: WireObject): BodyError | null {
  const error = fieldOf(body, "error");
  const nested = isWireObject(error) ? error : {};
  const status =
    readStatus(fieldOf(body, "code")) ?? readStatus(fieldOf(nested, "code")) ?? readStatus(fieldOf(nested, "status"));
  if (!error && status === null) return null;
  return { code: status === null ? "upstream-error" : problemCodeOfStatus(status), status };
}
