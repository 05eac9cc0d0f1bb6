/** Every variable the app reads. */
export const APP_VARIABLES: readonly string[];

/** The environment of an app that must see nothing of the operator's own set-up: all empty but what is given. */
export function appEnvironment(values: Record<string, string>): Record<string, string>;
