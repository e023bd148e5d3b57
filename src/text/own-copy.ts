// A string with memory of its own. V8 makes a stretch of a string by pointing into it, so that a few
// words which somebody keeps hold the whole text of their document in memory.

/** The same characters in memory of their own; for what is kept longer than the text it was cut from. */
export function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
