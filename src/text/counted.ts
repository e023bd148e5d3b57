// A number with its noun, as messages say it: "1 document", "1,204 documents".

/** The noun gets an s for every number but one. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
