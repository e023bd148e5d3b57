// Text as LaTeX source that is set as the same text, in the body of a table.

import { directionRuns } from './text-direction.ts';

const MARKS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '\u00A0': '~',
  '\u00AD': '\\-',
  '\u200B': '\\hspace{0pt}',
  '\u200E': '',
  '\u200F': '',
  '\uFEFF': '',
  '\t': ' ',
};
/** A mark, or one that TeX's fonts would join with the next: `--` to a dash, `,,` to a quotation mark. */
const MARK = /[\\{}&%$#_~^<>|"'`[\]*\u00A0\u00AD\u200B\u200E\u200F\uFEFF\t]|[-,!?](?=[-,!?`])/gu;

/**
 * Letters and marks that pdfLaTeX sets with its usual fonts (each was compiled: ħ, ĸ, ŀ, ŉ, ŧ and ſ are
 * not among them); anything else needs XeLaTeX.
 */
const PDFLATEX =
  /^[\x20-\x7E\n\t\u00A0-\u0125\u0128-\u0137\u0139-\u013E\u0141-\u0148\u014A-\u0165\u0168-\u017E\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122\u200B\u200E\u200F\uFEFF]*$/u;
const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;

/**
 * Escapes text for a cell of a LaTeX table. Line breaks become `\newline`; words from right to left
 * are set so, by the command `\axialrtl`. Controls, and marks that only steer a text's direction, are left out.
 */
export function escapeLatex(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .split('\n')
    .map(escapeLine)
    .join('\\newline{}');
}

/** Escapes the address of a link for `\href`; it comes from `linkTarget`. */
export function escapeLatexAddress(address: string): string {
  return address.replace(/[%#&]/gu, '\\$&').replaceAll('~', '\\string~').replaceAll('_', '\\_');
}

/** Whether a text needs XeLaTeX (or LuaLaTeX): pdfLaTeX has no letters for it. */
export function needsUnicodeEngine(text: string): boolean {
  return !PDFLATEX.test(text.replaceAll('\r', '\n'));
}

/** Whether a text has Chinese, Japanese or Korean letters, which need a font of their own. */
export function hasEastAsian(text: string): boolean {
  return EAST_ASIAN.test(text);
}

function escapeLine(line: string): string {
  return directionRuns(line)
    .map(({ text, rightToLeft }) => {
      const escaped = text.replace(MARK, (mark) => MARKS[mark] ?? `${mark}{}`);
      return rightToLeft ? `\\axialrtl{${escaped}}` : escaped;
    })
    .join('');
}
