// Lines of a text, counted.

/** The line on which `offset` lies, from 1. Only `\n` ends a line. */
export function countLines(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
