// Text as Markdown source that reads back as the same text: for cells of a pipe table, headings and
// paragraphs. It holds for CommonMark with GFM and directives (this program's own reader), and for
// GitHub's mathematics and emoji names.

/** Inline: marks of code, emphasis, links, HTML, cells, strikethrough, mathematics. */
const INLINE = /[\\`*[\]<|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** `&` where an entity could begin, `:` where a directive or an emoji name could. */
const BEFORE_NAME = /&(?=[#\p{L}])|:(?![ \n/]|$)/gu;
/** What would begin a heading, list, quotation, table or rule at the start of a block. */
const BLOCK_START = /^(?:[#>+=-]|:(?=[ :-]))/u;
const ORDERED_ITEM = /^(\d{1,9})([.)])/u;

/**
 * Escapes text for use inside a line: a table cell, a heading, a link's text. Line breaks become
 * `<br>`; blanks at the ends, which Markdown drops, become character references.
 */
export function escapeMarkdownInline(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(INLINE, '\\$&')
    .replace(BEFORE_NAME, '\\$&')
    .replace(/^[ \t]+|[ \t]+$/gmu, blankReferences)
    .replaceAll('\n', '<br>');
}

/** Escapes text that begins a block: a paragraph of its own. */
export function escapeMarkdownParagraph(text: string): string {
  return escapeMarkdownInline(text).replace(BLOCK_START, '\\$&').replace(ORDERED_ITEM, '$1\\$2');
}

function blankReferences(blanks: string): string {
  return [...blanks].map((blank) => (blank === '\t' ? '&#9;' : '&#32;')).join('');
}
