import { AnswerError } from "./fetch-json";

/** What came of something that was asked of our server by hand: its answer, or a sentence to show. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; message: string };

/** Turns a failed question into a sentence for the person who waits for it. What is no `AnswerError` is a mistake of ours, and thrown. */
export async function attempt<Value>(question: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await question };
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return { ok: false, message: sentenceOf(error) };
  }
}

function sentenceOf({ status, said }: AnswerError): string {
  if (status === null) return "The server does not answer. Try again in a moment.";
  if (status === 401) return "You were signed out. Sign in again, then repeat this.";
  return said ?? `The server could not do that (${status}).`;
}
