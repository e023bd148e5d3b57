// Text as Pandoc Markdown source that reads back as the same text, whatever of Pandoc's extensions to
// Markdown is on: citations, mathematics, raw TeX, sub- and superscript, smart punctuation.

/** Pandoc lets a backslash go before any mark; these begin something somewhere. */
const MARK = /[\\`*_{}[\]<>|~$^@#"'&!]|\.(?=\.)|(?<=\.)\.|-(?=-)|(?<=-)-|:(?=[\p{L}:])/gu;
/** Marks of a list, a definition, an underlined heading, which a blank or the line's end must follow. */
const BLOCK_START = /^(?:[-+:](?=\s|$)|=(?==*$)|\((?=[\p{L}\d]+\)(?:\s|$)))/u;
const NUMBERED_ITEM = /^(\d+|[a-z]|[ivxlcdm]+)([.)])(?=\s|$)/iu;

/**
 * Escapes one line of text for a paragraph or a cell of a grid table. Blanks at the ends, and more
 * than one blank inside, come out as one, as Markdown has it.
 */
export function escapePandocLine(line: string): string {
  return line
    .replace(/[ \t]+/gu, ' ')
    .trim()
    .replace(MARK, '\\$&')
    .replace(BLOCK_START, '\\$&')
    .replace(NUMBERED_ITEM, '$1\\$2');
}
