// Where the characters of the projected text stand in the source: an alignment line by line. It may be
// wrong by a piece of markup; whoever writes into the source reads the result again.

import { decodeEntity } from './entities.ts';
import type { SourceDocument } from './source-document.ts';
import { lineStartsOf } from './tag-markup.ts';

export interface SourcePlaces {
  /** Offset of the source at which the character at a text offset begins. */
  readonly startOf: (offset: number) => number;
  /** Offset of the source behind the character before a text offset. */
  readonly endOf: (offset: number) => number;
}

/** Aligns a document's text with its source. */
export function sourcePlaces(source: string, document: SourceDocument): SourcePlaces {
  const starts = lineStartsOf(source);
  const { text, lines } = document;
  const begins = new Int32Array(text.length + 1).fill(-1);
  const ends = new Int32Array(text.length + 1).fill(-1);
  lines.forEach(({ offset, line }, index) => {
    const stop = lines[index + 1]?.offset ?? text.length;
    const from = starts[line - 1] ?? 0;
    const to = starts[line] ?? source.length;
    alignLine({ source, from, to }, { text, offset, stop }, { begins, ends });
  });
  return {
    startOf: (offset) => begins[offset] ?? -1,
    endOf: (offset) => ends[offset] ?? -1,
  };
}

/** Characters that have to agree in a row before a shorter agreement is taken. */
const ROWS = [12, 6, 3, 1];

/** From the left, and where several places fit, the one with more of the text behind it. */
function alignLine(
  { source, from, to }: { readonly source: string; readonly from: number; readonly to: number },
  { text, offset, stop }: { readonly text: string; readonly offset: number; readonly stop: number },
  { begins, ends }: { readonly begins: Int32Array; readonly ends: Int32Array },
): void {
  const pieces = piecesOf(source, from, to);
  let piece = 0;
  for (let at = offset; at < stop && piece < pieces.length; at++) {
    if (text[at] === '\n') continue;
    const found = ROWS.map((row) =>
      findRow(pieces, piece, text.slice(at, Math.min(at + row, stop))),
    ).find((index) => index >= 0);
    const hit = found === undefined ? undefined : pieces[found];
    if (hit === undefined || found === undefined) continue;
    begins[at] = hit.start;
    ends[at + 1] = hit.end;
    piece = found + 1;
  }
}

/** Index of the first place from `from` on where the pieces read like the row; -1 for none. */
function findRow(pieces: readonly Piece[], from: number, row: string): number {
  const wanted = row.replace(/\n.*/s, '').trimEnd() || row;
  for (let at = from; at + wanted.length <= pieces.length; at++) {
    let length = 0;
    while (length < wanted.length && pieces[at + length]?.value === wanted[length]) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}

const ENTITY = /^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});/;

interface Piece {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The source cut into what may be one character of the text: escapes and entities are one. */
function piecesOf(source: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const entity = source[at] === '&' ? ENTITY.exec(source.slice(at, at + 40))?.[0] : undefined;
    const value = entity === undefined ? null : decodeEntity(entity);
    const isEscape = source[at] === '\\' && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '');
    const length = value !== null && entity ? entity.length : isEscape ? 2 : 1;
    const shown = value ?? source[isEscape ? at + 1 : at] ?? '';
    for (const unit of shown.split('')) pieces.push({ value: unit, start: at, end: at + length });
    at += length;
  }
  return pieces;
}
