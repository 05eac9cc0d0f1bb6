const SEPARATOR = "~";

/** A build with a mark of the settings of the share it is told to. */
export function withMark(build: string, mark: string): string {
  return `${build}${SEPARATOR}${mark}`;
}

/** The mark in a build; "" without one. */
export function markOf(build: string): string {
  return build.split(SEPARATOR)[1] ?? "";
}
