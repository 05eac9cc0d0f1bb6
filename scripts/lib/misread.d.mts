export function findMisread(text: string, read: Readonly<Record<string, string | undefined>>): string[];
