/**
 * Invented secrets. Every one holds the word "canary", so that a test can look for leaks in any byte the product
 * sends, logs or stores: only the simulator may ever say them.
 */
export const SIMULATOR_TOKEN = "user:1042-canaryTokenA7f3Kq9";

/** Stands in the path or query of every callback URL. */
export const REPLY_CANARY = "canary-reply";

/** Stands in every credential and personal detail under `jwt` of GET accounts. */
export const JWT_CANARY = "canary-jwt";

/** What must never be found outside the simulator and the product's own environment. */
export const CANARIES = [SIMULATOR_TOKEN, "canaryToken", REPLY_CANARY, JWT_CANARY] as const;
