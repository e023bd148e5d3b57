// Citations by key, for programs that set the style later: Pandoc's citeproc, or biblatex.
import type { Table } from '../analysis/table.ts';
import { escapeLatex } from './escape-latex.ts';
import { escapePandocLine } from './escape-pandoc.ts';

/** `[@key, p. 3]` or `\autocite[3]{key}`. */
export const CITE_STYLES = ['pandoc', 'biblatex'] as const;
export type CiteStyle = (typeof CITE_STYLES)[number];

/** How the passages and the reference of one row are cited. */
export interface RowCitations {
  /** What stands instead of the author-year label. */
  readonly source: string;
  readonly place: (locator: string) => string;
}

/** The citations of a row; null where none are wanted, or its source has no key. */
export function rowCitations(
  table: Table,
  row: number,
  style: CiteStyle | undefined,
): RowCitations | null {
  const key = table.sources?.[row]?.citekey;
  if (style === undefined || key === undefined || key === null) return null;
  return {
    source: sourceCitation(style, key),
    place: (locator) => placeCitation(style, key, locator),
  };
}

/** What Pandoc takes for a key as it stands; others need braces. */
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;

/** A citation of a place, in brackets. An empty locator cites the source as a whole. */
export function placeCitation(style: CiteStyle, key: string, locator: string): string {
  if (style === 'pandoc') {
    const place = locator === '' ? '' : `, ${pandocLocator(locator)}`;
    return `[${pandocKey(key)}${place}]`;
  }
  return `\\autocite${locator === '' ? '' : `[${biblatexLocator(locator)}]`}{${key}}`;
}

/** A source named in the text: `@key`, `\textcite{key}`. */
export function sourceCitation(style: CiteStyle, key: string): string {
  return style === 'pandoc' ? pandocKey(key) : `\\textcite{${key}}`;
}

function pandocKey(key: string): string {
  return PLAIN_KEY.test(key) ? `@${key}` : `@{${key}}`;
}

/** A semicolon would begin another citation. */
function pandocLocator(locator: string): string {
  return escapePandocLine(`x${locator.replaceAll(';', ',')}`).slice(1);
}

/** biblatex writes "p." and "pp." itself, after the style. */
function biblatexLocator(locator: string): string {
  const pages = /^pp?\. (.+)$/u.exec(locator)?.[1];
  if (pages !== undefined) return escapeLatex(pages).replaceAll('–', '--');
  return escapeLatex(locator)
    .replace(/^(arts?|secs?|para|ch)\. /u, '$1.~')
    .replace(/^(§§?) /u, '$1~');
}
