import type { ShareTarget } from "@/lib/domain/share";

/**
 * Who may open what: one line for every page and route there is. Deny by default: a route without a line ends the build, a page
 * without one its answer (`requireRule`), and both fail the type check and a test over the build's own list.
 *
 * `everyone`: whoever asks. `operator`: signed in, or anyone answered at all where no password is set.
 * `share`: who came through the link of exactly that share.
 */
export const RULES = {
  "/": "operator",
  "/history": "operator",
  "/shares": "operator",
  "/sign-in": "everyone",
  "/wall": "operator",
  "/wall/setup": "operator",
  "/shared/[id]": "share",
  "/shared/[id]/history": "share",
  "/shared/[id]/wall": "share",
  "/s/[token]": "everyone",
  "/[...path]": "everyone",
  "/api/[...path]": "everyone",
  "/api/accounts/[id]": "operator",
  "/api/demo": "operator",
  "/api/health": "everyone",
  "/api/history": "operator",
  "/api/ready": "everyone",
  "/api/recent": "operator",
  "/api/record": "operator",
  "/api/references": "operator",
  "/api/refresh": "operator",
  "/api/runs": "operator",
  "/api/scheduler": "operator",
  "/api/session": "everyone",
  "/api/shared/[id]/history": "share",
  "/api/shared/[id]/recent": "share",
  "/api/shared/[id]/runs": "share",
  "/api/shared/[id]/scheduler": "share",
  "/api/shared/[id]/usual": "share",
  "/api/shares": "operator",
  "/api/shares/[id]": "operator",
  "/api/usual": "operator",
} as const satisfies Record<string, Audience>;

export type Audience = "everyone" | "operator" | "share";

/** The address of a page or route as its folder says it: "/api/shares/[id]". */
export type Surface = keyof typeof RULES;

/**
 * What only links to certain screens open: months of history are more than a link to the moment promised, and a link to history says
 * nothing of what runs now. The wall has a strip of its last hours.
 */
export const SCREENS: Partial<Record<Surface, readonly ShareTarget[]>> = {
  "/api/shared/[id]/history": ["history", "wall"],
  "/api/shared/[id]/recent": ["now", "wall"],
  "/api/shared/[id]/runs": ["history"],
};

/** Throws where a page or route has no line: types say so as well, but the build and `npm run dev` do not look at them. */
export function requireRule(surface: string): void {
  if (!Object.hasOwn(RULES, surface)) throw new Error(`${surface} has no rule: add it to lib/server/access/rules.ts.`);
}

/** Who asks, as far as it was proven. */
export interface Caller {
  isOperator: boolean;
  /** The share whose link this caller came through, or null. */
  share: { id: string; target: ShareTarget } | null;
}

export const NOBODY: Caller = { isOperator: false, share: null };

/**
 * Whether this caller may open this surface: the one place where that is decided.
 *
 * @param id what stands in the address for `[id]`; a share opens its own id and no other, the operator's included
 */
export function mayOpen(caller: Caller, surface: Surface, id: string | null = null): boolean {
  switch (RULES[surface]) {
    case "everyone":
      return true;
    case "operator":
      return caller.isOperator;
    case "share":
      return (
        caller.share !== null && caller.share.id === id && (SCREENS[surface]?.includes(caller.share.target) ?? true)
      );
  }
}
