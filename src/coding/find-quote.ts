// Where a quotation stands: the places that a person can mean by the words they typed.
import { lineAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Span } from '../text/span.ts';

export interface QuotePlace extends Span {
  /** Source line, from 1. */
  readonly line: number;
}

/** Every place where exactly these words stand, in the order of the text; they may overlap. */
export function placesOf(document: SourceDocument, quote: string): QuotePlace[] {
  const places: QuotePlace[] = [];
  if (quote === '') return places;
  for (let at = document.text.indexOf(quote); at >= 0; at = document.text.indexOf(quote, at + 1)) {
    places.push({ start: at, end: at + quote.length, line: lineAt(document, at) });
  }
  return places;
}

/**
 * Every place where these words stand if white space is taken loosely: any run of it, also the border
 * between blocks, matches any other, and none is needed between two characters where the text has none.
 */
export function loosePlacesOf(document: SourceDocument, quote: string): QuotePlace[] {
  const words = quote.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const pattern = new RegExp(words.map(escapeRegex).join('\\s+'), 'giu');
  return [...document.text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    line: lineAt(document, match.index),
  }));
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
