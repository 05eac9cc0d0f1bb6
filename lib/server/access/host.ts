import { isLoopbackName } from "@/lib/domain/loopback";

/** What the Host rule depends on. */
export interface HostPolicy {
  /** Whether something decides who may come in: our password, or what stands in front of us (`DASHBOARD_ACCESS=open`). */
  isGuarded: boolean;
  /** The origin people use, or null. */
  publicUrl: URL | null;
}

/** The settings as the Host rule sees them. */
export function hostPolicyOf(env: {
  dashboardAccess: "local" | "open";
  dashboardPassword: string | null;
  publicUrl: URL | null;
}): HostPolicy {
  return { isGuarded: env.dashboardPassword !== null || env.dashboardAccess === "open", publicUrl: env.publicUrl };
}

/** Why a Host is not answered. `port`: it is the name in PUBLIC_URL, at another port. `unguarded`: nothing decides who may come in. */
export type HostMistake = "unguarded" | "name" | "port";

/** What to tell someone who came under a name that is not answered: what to set. Repeats nothing that they sent. */
export const FOREIGN_HOST_MESSAGES: Record<HostMistake, string> = {
  unguarded:
    "Slotwatch does not answer under this name, but under localhost, 127.0.0.1, [::1] and, where it is guarded, the name in PUBLIC_URL. To guard it, set DASHBOARD_PASSWORD, or DASHBOARD_ACCESS=open if something in front of it decides who comes in.",
  name: "Slotwatch does not answer under this name, but under localhost, 127.0.0.1, [::1] and the name in PUBLIC_URL. If people use this one, set PUBLIC_URL to it; a proxy in front must pass the Host on as it came.",
  port: "Slotwatch answers under this name, but not at this port: PUBLIC_URL has another. Set PUBLIC_URL to the address people use, with its port; a proxy in front must pass the port on with the Host (in nginx: proxy_set_header Host $http_host).",
};

/**
 * Parses a Host header. Null for anything that is not exactly a name or address with an optional port: what browsers
 * would never send is no host at all.
 */
export function parseHost(host: string | null): { name: string; port: string } | null {
  const match = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(?<port>\d{1,5}))?$/i.exec(host ?? "");
  if (!match?.groups) return null;
  const { name = "", port = "" } = match.groups;
  return { name: name.toLowerCase(), port };
}

/**
 * Why a request under this Host is not answered; null where it is (README.md, "Environment"). Without a guard of any kind only loopback names
 * are, whatever `PUBLIC_URL` says: a page on the internet that points its own name at 127.0.0.1 (DNS rebinding) still sends its own
 * name here. Behind a guard any name may be used: behind a password a stranger's page can do nothing without the visitor's cookie, and
 * `open` leaves it to what stands in front. `PUBLIC_URL` narrows that to the name people use, which is what keeps out a page that comes by the
 * browser of somebody who is let in.
 *
 * @param host the Host header as it came; never X-Forwarded-Host, which anyone may write
 */
export function mistakeInHost(host: string | null, { isGuarded, publicUrl }: HostPolicy): HostMistake | null {
  if (isGuarded && publicUrl === null) return null;
  const parsed = parseHost(host);
  if (parsed !== null && isLoopbackName(parsed.name)) return null;
  if (!isGuarded) return "unguarded";
  if (parsed === null || parsed.name !== publicUrl?.hostname) return "name";
  const defaultPort = publicUrl.protocol === "https:" ? "443" : "80";
  return (parsed.port || defaultPort) === (publicUrl.port || defaultPort) ? null : "port";
}

/** Whether a request under this Host is answered. */
export function isHostAllowed(host: string | null, policy: HostPolicy): boolean {
  return mistakeInHost(host, policy) === null;
}
