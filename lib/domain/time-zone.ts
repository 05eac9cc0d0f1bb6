/** Whether the runtime knows this IANA zone name. Offsets ("+02:00") are none: browsers know them, and Node 20 does not. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
