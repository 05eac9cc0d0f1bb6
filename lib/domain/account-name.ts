/** Longest name of an account, in characters. Apart from the schemas, which no page should have to load. */
export const ACCOUNT_NAME_MAX = 80;
