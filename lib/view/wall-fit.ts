/** How rows are drawn: one to a line, in two columns, or as tiles in three columns. */
export type WallDensity = "roomy" | "pair" | "dense";

/** A screen's size in CSS pixels; only its shape matters, for everything on the wall grows with its height. */
export interface ScreenShape {
  widthPx: number;
  heightPx: number;
}

export interface WallFit {
  density: WallDensity;
  /** Accounts on one page. */
  perPage: number;
  pages: number;
}

/*
 * How many fit follows from what must be legible across a room: names of 4 % of the height, states of 3 %, with head and strip
 * taking 30 to 45 %. The sheets in `public/wall` draw each density so that these numbers fit it; tests/stack/wall-fit.spec.ts
 * looks at every size.
 */
const ROOMY_MOST = 6;
/** Six rows of two, and of three: a seventh leaves cells no height for their times. */
const PAIR_MOST = 12;
const DENSE_MOST = 18;
/** One column: the stylesheet's `max-aspect-ratio: 6/5`. */
const PAIR_MOST_UPRIGHT = 6;
const UPRIGHT_BELOW = 6 / 5;
const DENSE_FROM = 1.7;
/** A round of all pages should take no longer than a minute at the usual 15 s; else tiles are the lesser evil. */
const LONG_ROUND_PAGES = 4;

/**
 * How a number of accounts is laid out on a screen of some shape.
 *
 * @param shape null while it is not known (first HTML, no scripts): then what fits every shape that a wall has
 */
export function wallFit(accounts: number, shape: ScreenShape | null): WallFit {
  if (accounts <= ROOMY_MOST) return { density: "roomy", perPage: ROOMY_MOST, pages: 1 };
  const aspect = shape === null || shape.heightPx <= 0 ? null : shape.widthPx / shape.heightPx;
  if (aspect !== null && aspect < UPRIGHT_BELOW) return spread("pair", accounts, PAIR_MOST_UPRIGHT);
  const isLong = accounts > PAIR_MOST * LONG_ROUND_PAGES;
  if (aspect !== null && aspect >= DENSE_FROM && isLong) return spread("dense", accounts, DENSE_MOST);
  return spread("pair", accounts, PAIR_MOST);
}

/** Evens pages out: 30 accounts are three pages of 10, not two of 12 and one of 6. */
function spread(density: WallDensity, accounts: number, most: number): WallFit {
  const pages = Math.ceil(accounts / most);
  return { density, perPage: Math.ceil(accounts / pages), pages };
}
