/**
 * Whether a host name can only mean this machine: `localhost`, 127.0.0.0/8 and `::1`, with or without brackets.
 * Takes the bare name, without a port. Names that merely begin alike ("localhost.example.com") are not loopback.
 */
export function isLoopbackName(name: string): boolean {
  const bare = name.toLowerCase().replace(/^\[(.*)\]$/, "$1");
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}
