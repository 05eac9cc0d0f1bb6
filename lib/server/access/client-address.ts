import "server-only";
import { isIP } from "node:net";

/**
 * Who asks, as far as it can be known: the last address of `x-forwarded-for`, which our own proxy wrote
 * (`TRUST_PROXY=1`). Without such a proxy the header is anyone's text, and a route sees no socket: null.
 * IPv6 is cut to its /64, of which every household has a whole one to choose from.
 */
export function clientAddress(forwardedFor: string | null, trustProxy: boolean): string | null {
  if (!trustProxy || forwardedFor === null) return null;
  const last = forwardedFor.split(",").at(-1)?.trim() ?? "";
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(last)?.[1] ?? (/^[\d.]+:\d+$/.test(last) ? last.replace(/:\d+$/, "") : last);
  // What a proxy on a socket for both kinds writes of an IPv4 client.
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare;
  switch (isIP(mapped)) {
    case 4:
      return mapped;
    case 6:
      return `${networkOf(mapped)}::/64`;
    default:
      return null;
  }
}

/** The first four groups of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  return [...groups, ...Array<string>(zeros).fill("0"), ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
