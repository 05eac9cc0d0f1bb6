/**
 * Whether a host name can only mean this machine: `localhost`, 127.0.0.1 and `::1`, with or without brackets. Exactly those that are
 * answered without a guard (access/host.ts): a server on 127.0.0.2 would refuse each of its pages.
 * Takes the bare name, without a port. Names that merely begin alike ("localhost.example.com") are not loopback.
 */
export function isLoopbackName(name: string): boolean {
  const bare = name.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return bare === "localhost" || bare === "::1" || bare === "127.0.0.1";
}
