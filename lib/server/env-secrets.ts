import type { EnvSource } from "./env-readers";

const BLANK = "holds nothing but blanks; leave it empty, or out, if it is not meant to be set.";
const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 1024;

/** A secret and where it came from. */
interface Secret {
  value: string;
  /** Tells what is wrong or odd with it under the variable that has to be mended: the file's, where it came from one. */
  mistake(whatIsWrong: string): void;
  remark(whatIsOdd: string): void;
}

/** A secret, from the variable itself or from the file that `<name>_FILE` names. Null when neither is set, or neither can be used. */
function readSecret(source: EnvSource, name: string): Secret | null {
  const fileName = `${name}_FILE`;
  for (const each of [name, fileName]) if (source.isBlank(each)) source.mistake(each, BLANK);
  const [direct, path] = [source.text(name), source.text(fileName)];
  if (direct !== null && path !== null) {
    source.mistake(name, `and ${fileName} are both set; set one of them.`);
    return null;
  }
  if (direct !== null) {
    return {
      value: direct,
      mistake: (what) => source.mistake(name, what),
      remark: (what) => source.remark(name, what),
    };
  }
  if (path === null) return null;
  try {
    const value = source.readFile(path).trim();
    // What is no UTF-8 (Windows PowerShell's `>` writes UTF-16) is read as signs that nobody can type.
    if (/[\0\uFFFD]/.test(value)) source.mistake(fileName, "names a file that is not plain UTF-8 text.");
    else if (value === "") source.mistake(fileName, "names a file that is empty.");
    else {
      const say = (what: string) => `names a file whose text ${what}`;
      return {
        value,
        mistake: (what) => source.mistake(fileName, say(what)),
        remark: (what) => source.remark(fileName, say(what)),
      };
    }
  } catch {
    source.mistake(fileName, "names a file that can't be read.");
  }
  return null;
}

/** The token of useapi.net; "" where it is missing or can't be used, which is reported. */
export function readToken(source: EnvSource): string {
  const token = readSecret(source, "USEAPI_TOKEN");
  if (token === null) {
    const names = ["USEAPI_TOKEN", "USEAPI_TOKEN_FILE"];
    // What is wrong with either has been said.
    const isTold = source.text("USEAPI_TOKEN_FILE") !== null || names.some((name) => source.isBlank(name));
    if (!isTold) source.mistake("USEAPI_TOKEN", "is required: your useapi.net token, in .env or the environment.");
    return "";
  }
  // Kept, the answer would be 401, and nobody would look for the cause there. Not stripped: what is used is what is written.
  if (/^["'`]|["'`]$/.test(token.value)) {
    token.mistake(
      "begins or ends with a quotation mark, which an env file of Docker takes as part of it: leave it out.",
    );
  }
  // It travels in a header: anything but visible ASCII can only be a slip of copying.
  else if (!/^[\x21-\x7e]+$/.test(token.value)) token.mistake("must hold no spaces, line breaks or accents.");
  // Not refused: who says that useapi.net will not write them otherwise some day?
  else if (!/^user:\d+-[A-Za-z0-9]+$/.test(token.value)) {
    token.remark("does not have the documented form, user:<number>-<letters and digits>; was it copied whole?");
  }
  return token.value;
}

/** The password of the dashboard, or null. */
export function readPassword(source: EnvSource): string | null {
  const password = readSecret(source, "DASHBOARD_PASSWORD");
  if (password === null) return null;
  const { value } = password;
  // By what people count: six emoji have a length of twelve.
  if ([...value].length < SHORTEST_PASSWORD) password.mistake(`must have at least ${SHORTEST_PASSWORD} characters.`);
  if (value.length > LONGEST_PASSWORD) password.mistake(`must have at most ${LONGEST_PASSWORD} characters.`);
  // A field for passwords takes no line break, and what can't be typed signs nobody in.
  if (/[\r\n]/.test(value)) password.mistake("must be one line.");
  // Somebody may want such a password, but who wrote the quotes for a shell signs in without them, and is refused.
  if (/^(["'`]).*\1$/s.test(value)) {
    password.remark(
      "begins and ends with a quotation mark, and both are part of the password; an env file of Docker keeps them.",
    );
  }
  return value;
}
