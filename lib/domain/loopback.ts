/** Exactly these: other loopback addresses exist, but nobody types them, and each more is one more to be sure of. */
const LOOPBACK_NAME = /^(localhost|127\.0\.0\.1|::1|\[::1\])$/i;

/**
 * Whether a host name can only mean this machine. Exactly those that are answered without a guard: a server on 127.0.0.2 would
 * refuse each of its pages. Takes the bare name, without a port. Names that merely begin alike ("localhost.example.com") are not loopback.
 */
export function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAME.test(name);
}

/** Whether a link leads nowhere but to the machine it is opened on. Takes a whole address; throws for what is none. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopbackName(new URL(url).hostname);
}
