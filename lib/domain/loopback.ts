/** A part of an IPv4 address as browsers write it: without leading zeros, which others read as octal. */
const PART = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const LOOPBACK_NAME = new RegExp(`^(?:localhost|127(?:\\.${PART}){3}|::1|\\[::1\\])$`, "i");

/**
 * Whether a host name can only mean this machine: `localhost`, any address that begins with 127, and ::1. No stranger can lead a name of
 * their own to look like one of these, so exactly they are answered without a guard. Takes the bare name, without a port. Names that
 * merely begin alike ("localhost.example.com") are not loopback, and addresses in odd forms ("127.1") are nothing to be sure of.
 */
export function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAME.test(name);
}

/** Whether a link leads nowhere but to the machine it is opened on. Takes a whole address; throws for what is none. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopbackName(new URL(url).hostname);
}
