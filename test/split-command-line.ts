// Splits an example command line as a shell does: white space, single and double quotes, backslashes.

/** The arguments of a command line without variables, globs or pipes. */
export function splitCommandLine(line: string): string[] {
  const word = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/gs;
  return [...line.matchAll(word)].map(([part]) =>
    part.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
      (_, single, double, escaped) =>
        single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
    ),
  );
}
