export function findMisread(text: string, read: Readonly<Record<string, string | undefined>>): string[];
export function isUtf16(text: string): boolean;
