// A piece of a YAML list as text, without its indentation: so it can be moved to another depth with
// its comments, its quotes and its line breaks.

/** One entry of a list. */
export interface Block {
  /** Comment lines that stand above it. */
  readonly comments: readonly string[];
  /** Its lines as if its content began in column 1; the first one stands behind the "- ". */
  readonly body: readonly string[];
}

/** The lines of the entry in a list whose "-" stand in `column` (from 0). */
export function itemLines({ comments, body }: Block, column: number): string[] {
  const outer = ' '.repeat(column);
  const [first = '', ...rest] = body;
  return [
    ...comments.map((line) => outer + line),
    `${outer}- ${first}`.trimEnd(),
    ...rest.map((line) => indent(line, column + 2)),
  ];
}

/** The lines of the block as a file's only value. */
export function rootLines({ comments, body }: Block): string[] {
  return [...comments, ...body];
}

/** The line, `columns` further to the right; an empty line stays empty. */
export function indent(line: string, columns: number): string {
  return line === '' ? '' : ' '.repeat(columns) + line;
}

/** The line without its first `columns` spaces, or as many as it has. */
export function dedent(line: string, columns: number): string {
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(spaces, columns));
}
