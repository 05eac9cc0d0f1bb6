/** Variables that hold something nobody wrote for a shell: in them "$" and "#" are letters like any other. */
const LITERAL = new Set(["USEAPI_TOKEN", "DASHBOARD_PASSWORD", "DATABASE_URL", "ACCOUNT_NAMES"]);

/** A blank before it makes it a remark in every reader of such files. */
const REMARK = /(^|\s+)#.*$/;
/** But names have blanks: "studio #1", and where more names follow, "studio # 1,2=b". */
const REMARK_ON_NAMES = /(^|\s+)#(?=\s|$)(?!.*,[^,=]+=).*$/;

/** What stands in a line, as whoever wrote it means it. */
function meant(name, raw) {
  const text = raw.trim();
  const [, quote, quoted] = /^(["'`])(.*)\1/.exec(text) ?? [];
  if (quote !== undefined) return quoted;
  return text.replace(name === "ACCOUNT_NAMES" ? REMARK_ON_NAMES : REMARK, "");
}

/** What is read otherwise than it stands there: "$", "#", and line breaks that are written as letters. */
const SPECIAL = /[$#]|\\[nr]/;

/**
 * The variables of an `.env` file that are not read as they stand there, for "$" begins the name of another variable, "#" a remark, and in
 * double quotes "\n" is a new line: a password would be another one, and nobody told. What names another variable on purpose, `${LIKE_THIS}`, is left alone.
 *
 * @param {string} text the file
 * @param {Record<string, string | undefined>} read the variables as they were read
 * @returns {string[]} names
 */
export function findMisread(text, read) {
  const found = new Set();
  for (const line of text.split(/\r?\n/)) {
    const [, name, raw] = /^\s*(?:export\s+)?([A-Z_]+)\s*=(.*)$/.exec(line) ?? [];
    if (name === undefined || !LITERAL.has(name) || read[name] === undefined || raw.includes("${")) continue;
    const wanted = meant(name, raw).replaceAll("\\$", "$");
    // The last line of a name is the one that counts.
    found.delete(name);
    if (wanted !== read[name].trim() && SPECIAL.test(wanted)) found.add(name);
  }
  return [...found];
}

/**
 * Whether a file was saved as UTF-16 and read as UTF-8: each second byte of what stands in it is zero.
 *
 * @param {string} text
 */
export function isUtf16(text) {
  return text.includes("\0");
}
