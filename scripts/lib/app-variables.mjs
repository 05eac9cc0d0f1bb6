/** Every variable the app reads (README.md, "Environment", and the internal ones of the demo and the benches). */
export const APP_VARIABLES = [
  ...["USEAPI_TOKEN", "USEAPI_TOKEN_FILE", "USEAPI_BASE_URL", "POLL_INTERVAL_SECONDS", "IDLE_POLL_INTERVAL_SECONDS"],
  ...["ACCOUNT_NAMES", "UPSTREAM_TIMEOUT_SECONDS", "ACCOUNTS_INTERVAL_SECONDS", "DATABASE_URL", "HISTORY_DAYS"],
  ...["DASHBOARD_PASSWORD", "DASHBOARD_PASSWORD_FILE", "DASHBOARD_ACCESS", "PUBLIC_URL", "TRUST_PROXY"],
  ...["HOST", "PORT", "SLOTWATCH_DEMO", "SLOTWATCH_DEMO_CONTROL", "BENCH_SPEED"],
];

/**
 * The environment of an app that must see nothing of the operator's own set-up: every variable is empty, which Next
 * keeps in preference to `.env`, but for those given.
 *
 * @param {Record<string, string>} values
 * @returns {Record<string, string>}
 */
export function appEnvironment(values) {
  return { ...Object.fromEntries(APP_VARIABLES.map((name) => [name, ""])), ...values };
}
