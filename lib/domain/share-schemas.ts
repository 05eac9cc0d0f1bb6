import * as z from "zod/mini";
import { ACCOUNT_NAME_MAX } from "./account-name";
import { asSeen } from "./invisible";
import { LABEL_MAX, QUERY_MAX, SHARE_TARGETS } from "./share";

/** One line of text, of which something is to be seen, that both databases can keep (PostgreSQL refuses NUL) and no log or page can be broken with. */
const line = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.regex(/^[^\p{Cc}\u2028\u2029]*$/u),
    z.refine((text) => asSeen(text).trim() !== ""),
  );

const settings = {
  label: line(LABEL_MAX),
  target: z.enum(SHARE_TARGETS),
  query: z.string().check(z.maxLength(QUERY_MAX), z.regex(/^[^\p{Cc}]*$/u)),
  endsAt: z.nullable(z.iso.datetime({ offset: true })),
  hideAccounts: z.boolean(),
  hideReferences: z.boolean(),
};

/** The body of `POST /api/shares`. What is not said is hidden, and shows everything the operator sees otherwise. */
export const newShareSchema = z.strictObject({
  label: settings.label,
  target: z._default(settings.target, "now"),
  query: z._default(settings.query, ""),
  endsAt: settings.endsAt,
  hideAccounts: z._default(settings.hideAccounts, true),
  hideReferences: z._default(settings.hideReferences, true),
});

/** The body of `PATCH /api/shares/<id>`: any of these, and `paused`. */
export const shareChangeSchema = z.strictObject({
  label: z.optional(settings.label),
  target: z.optional(settings.target),
  query: z.optional(settings.query),
  endsAt: z.optional(settings.endsAt),
  hideAccounts: z.optional(settings.hideAccounts),
  hideReferences: z.optional(settings.hideReferences),
  paused: z.optional(z.boolean()),
});

/** The body of `PATCH /api/accounts/<id>`; null takes the name back. */
export const accountNameSchema = z.strictObject({ name: z.nullable(line(ACCOUNT_NAME_MAX)) });

/** The body of `POST /api/session`. A password of any length is a try: one that is too long is a wrong one. */
export const sessionSchema = z.strictObject({ password: z.string() });
