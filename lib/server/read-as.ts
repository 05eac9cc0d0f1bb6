import type * as z from "zod/mini";

/**
 * Reads text that we, or another version of us, once stored: JSON of the shape that is asked for, or null. What is given is the
 * text's own; keys that are unknown here are let through.
 */
export function readAs<T>(text: string, schema: z.ZodMiniType): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return schema.safeParse(value).success ? (value as T) : null;
  } catch {
    return null;
  }
}
