import type * as z from "zod/mini";

/**
 * Reads text that we, or another version of us, once stored: JSON of the shape that is asked for, or null. What is given is the
 * text's own; keys that are unknown here are let through.
 */
export function readAs<Schema extends z.ZodMiniType>(text: string, schema: Schema): z.output<Schema> | null {
  try {
    const value: unknown = JSON.parse(text);
    return holds(value, schema) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the shape is there. What the schema would make of the value is not used: it lacks the keys that the schema does not know. */
function holds<Schema extends z.ZodMiniType>(value: unknown, schema: Schema): value is z.output<Schema> {
  return schema.safeParse(value).success;
}
