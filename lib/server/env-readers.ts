/**
 * Small readers of single variables. Each gives the value or reports one sentence that names the variable
 * and never its value: a mistyped secret must not end up in a log. Empty text counts as "not set", because
 * compose files and CI hand on unset variables as empty ones. So do blanks, but not for a secret: who wrote a password of blanks
 * means to have one.
 */
export interface EnvSource {
  /** The trimmed value, or null when it is not set. */
  text(name: string): string | null;
  /** Whether there is something in it, and all of that is blanks. */
  isBlank(name: string): boolean;
  /** Reports a mistake. The sentence begins with the variable's name. */
  mistake(name: string, whatIsWrong: string): void;
  /** Reports what is no mistake and yet hardly what was meant. The sentence begins with the variable's name, too. */
  remark(name: string, whatIsOdd: string): void;
  /** Reads a whole file as text; throws when it can't. */
  readFile(path: string): string;
}

interface NumberRule {
  fallback: number;
  min: number;
  max: number;
  whole?: boolean;
}

/** A number between two bounds; `whole` refuses decimals. */
export function readNumber(source: EnvSource, name: string, { fallback, min, max, whole = false }: NumberRule): number {
  const text = source.text(name);
  if (text === null) return fallback;
  const value = Number(text);
  const isPlain = (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text);
  if (isPlain && value >= min && value <= max) return value;
  source.mistake(name, `must be a ${whole ? "whole " : ""}number from ${min} to ${max}.`);
  return fallback;
}

/** One of a few words. */
export function readChoice<T extends string>(source: EnvSource, name: string, choices: readonly T[], fallback: T): T {
  const text = source.text(name);
  if (text === null) return fallback;
  const choice = choices.find((word) => word === text);
  if (choice !== undefined) return choice;
  source.mistake(name, `must be ${choices.map((word) => `"${word}"`).join(" or ")}.`);
  return fallback;
}

/** A switch: "1" is on, "0" and nothing are off. */
export function readSwitch(source: EnvSource, name: string): boolean {
  return readChoice(source, name, ["0", "1"], "0") === "1";
}

/** An absolute http(s) address without user, query or fragment, or null. */
export function readHttpUrl(source: EnvSource, name: string): URL | null {
  const text = source.text(name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    source.mistake(name, "must be an address that begins with https:// or http://.");
    return null;
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    source.mistake(name, "must hold no user, password, query or fragment.");
    return null;
  }
  return url;
}
