type Wire = Readonly<Record<string, unknown>>;

interface Rows {
  executing: readonly Wire[];
  available: readonly Wire[];
}

/** An id as a careless serialiser writes it: a number, of which JSON keeps 16 digits. */
const asNumber = (id: unknown) => Number(/\d{17,}$/.exec(String(id))?.[0] ?? "5123456789010123456");

/** A row of `executing[]` broken as APIs break: by turns JSON within JSON, and fields of other types. */
function breakJobRow(row: Wire, at: number): unknown {
  if (at % 2 === 0) return JSON.stringify(row);
  const { videoId, imageId, audioId, ...rest } = row;
  return {
    ...rest,
    videoId: asNumber(videoId ?? imageId ?? audioId),
    started: { $date: rest.started },
    elapsed: [rest.elapsed],
  };
}

/** A row of `available[]`, likewise. */
function breakAccountRow({ account, maxJobs, ...rest }: Wire): unknown {
  return { ...rest, account: { id: account }, maxJobs: `${String(maxJobs)} jobs` };
}

/** Two rows of each, for when nothing runs and nothing has room. */
const SOME_ROWS: Rows = {
  executing: [{ videoId: "user:1-minimax:2-video:5123456789010123456" }, { imageId: "user:1-minimax:2-image:3" }],
  available: [{ account: "2", maxJobs: 5 }],
};

/** The rows of the scheduler's answer; null for another one, such as that of GET accounts. */
function rowsOf(body: string): Rows | null {
  const { executing, available } = JSON.parse(body) as Partial<Rows>;
  if (!Array.isArray(executing) || !Array.isArray(available)) return null;
  return {
    executing: executing.length > 0 ? executing : SOME_ROWS.executing,
    available: available.length > 0 ? available : SOME_ROWS.available,
  };
}

/** The good body with rows of which none can be read. */
export function withWrongTypes(body: string): unknown {
  const rows = rowsOf(body);
  if (rows === null) return Object.values(JSON.parse(body) as Record<string, Wire>).map(breakAccountRow);
  return { executing: rows.executing.map(breakJobRow), available: rows.available.map(breakAccountRow) };
}

/** The good body with objects by id in place of its arrays; GET accounts has such an object anyhow. */
export function keyedById(body: string): unknown {
  const rows = rowsOf(body);
  if (rows === null) return JSON.parse(body);
  const idOf = ({ videoId, imageId, audioId, account }: Wire) => String(videoId ?? imageId ?? audioId ?? account);
  const byId = (list: readonly Wire[]) => Object.fromEntries(list.map((row) => [idOf(row), row]));
  return { executing: byId(rows.executing), available: byId(rows.available) };
}

/** Rows that hold nothing one could take for an id. */
const UNREADABLE = {
  executing: [{ videoId: { id: 42 }, started: {}, elapsed: [] }, "row", 7, true, [1], { replyRef: "no id at all" }],
  available: [{ account: { id: 1 }, maxJobs: "five" }, "account", 3, false],
};

export const NULL_ROWS = {
  executing: [{ videoId: null, started: null, elapsed: null, replyUrl: null, replyRef: null }, null],
  available: [{ account: null, maxJobs: null, executing: null, available: null }, null],
};

/** Puts rows that can't be read beside the good ones of a body. */
export function withBadNeighbours(body: string): unknown {
  const good = JSON.parse(body) as Record<string, unknown>;
  const rows = (key: string): unknown[] => (Array.isArray(good[key]) ? (good[key] as unknown[]) : []);
  return {
    ...good,
    executing: [...UNREADABLE.executing, ...rows("executing"), ...NULL_ROWS.executing],
    available: [...UNREADABLE.available, ...rows("available"), ...NULL_ROWS.available],
  };
}
