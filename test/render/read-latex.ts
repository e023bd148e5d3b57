// Reads the text of a LaTeX fragment as TeX would set it: a small reader of its own, which knows the
// few commands that may occur and refuses everything else.

const LETTERS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textquotedbl: '"',
  textquotesingle: "'",
  textasciigrave: '`',
  newline: '\n',
  par: '\n',
};
/** Commands whose argument is set as it is. */
const SHAPES = new Set(['emph', 'textbf', 'axialrtl']);
/** Pairs that TeX's fonts would set as something else. */
const LIGATURES = new Set(['--', ',,', '<<', '>>', '``', "''", '?`', '!`']);

/** The text that TeX would set; what it would not set as text throws. */
export function latexText(source: string): string {
  let out = '';
  let depth = 0;
  let joinable = '';
  const token = /\\([a-zA-Z]+)(?:\{\}| |(?![a-zA-Z]))|\\(.)|([\s\S])/gu;
  for (const [, command, symbol, character] of source.matchAll(token)) {
    if (command !== undefined) {
      if (!SHAPES.has(command) && LETTERS[command] === undefined)
        throw new Error(`command ${command}`);
      out += LETTERS[command] ?? '';
      joinable = '';
    } else if (symbol !== undefined) {
      if (!'{}&%$#_-'.includes(symbol)) throw new Error(`escaped ${symbol}`);
      out += symbol === '-' ? '\u00AD' : symbol;
      joinable = '';
    } else if (character === '{' || character === '}') {
      depth += character === '{' ? 1 : -1;
      if (depth < 0) throw new Error('unbalanced }');
      joinable = '';
    } else if (character !== undefined) {
      if ('&%$#_^\\'.includes(character)) throw new Error(`bare ${character}`);
      if (LIGATURES.has(joinable + character)) throw new Error(`ligature ${joinable}${character}`);
      out += character === '~' ? '\u00A0' : character;
      joinable = character;
    }
  }
  if (depth !== 0) throw new Error('unbalanced {');
  return out;
}

/** The rows of the table after its heads: cells as source. */
export function latexRows(source: string): string[][] {
  const body = source.slice(
    source.indexOf('\\endlastfoot') + 12,
    source.indexOf('\\end{longtable}'),
  );
  return body
    .split('\\tabularnewline')
    .slice(0, -1)
    .map((row) =>
      row
        .replace('\\addlinespace', '')
        .trim()
        .split(/(?<!\\)&/u)
        .map((cell) => cell.trim()),
    );
}
