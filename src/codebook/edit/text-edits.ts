// Changes to one text as replacements of stretches, made all at once.

/** The stretch [start, end) of a text is replaced by `text`. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after all replacements; of two at the same place, the first is made. */
export function replaceAll(content: string, replacements: readonly Replacement[]): string {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, text } of sorted) {
    if (start < at) continue;
    result += content.slice(at, start) + text;
    at = end;
  }
  return result + content.slice(at);
}
