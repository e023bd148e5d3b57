// The words of a query, cut by the token rule that cuts the texts, with wildcards kept: `co-op*` gives
// `co` and `op*`, `依?府` three positions.
import { classAt, DIGIT, isCjkToken } from '../text/character-class.ts';
import { normaliseForm } from '../text/folding.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import type { PhraseElement } from './query-node.ts';

/** The positions that a stretch of a query stands for. */
export interface CutWords {
  readonly elements: readonly PhraseElement[];
  /** Whether a `*` stood idle at the end of a Han, kana or Hangul word. */
  readonly idleStar: boolean;
}

/** A token of the query or a run of wildcards, before neighbours are glued together. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'word' | 'cjk' | 'wild';
}

/** Cuts a stretch of a query (a word, or what stands between quotation marks). */
export function cutWords(source: string): CutWords {
  if (/^[A-Za-z*?]+$/.test(source)) return { elements: [wordElement(source)], idleStar: false };
  const text = source.replaceAll('\u00AD', '');
  const glued = glueWords(piecesOf(text), text);
  const elements: PhraseElement[] = [];
  let idleStar = false;
  glued.forEach((piece, index) => {
    if (piece.kind === 'word') elements.push(wordElement(piece.text));
    else if (piece.kind === 'cjk') elements.push(characterElement(piece.text, elements.at(-1)));
    else {
      const before = touching(glued[index - 1], piece);
      const after = touching(piece, glued[index + 1]);
      if (!before && !after) elements.push(wordElement(piece.text));
      else if (addCjkWildcards(elements, piece.text, { before, after })) idleStar = true;
    }
  });
  return { elements, idleStar };
}

/** Words of earlier queries, kept because room for a vocabulary costs more than to cut a word. */
let wordsBefore: Vocabulary = createVocabulary();
/** So many words of earlier queries are kept at most. */
const KEPT_WORDS = 10_000;

function piecesOf(text: string): Piece[] {
  if (wordsBefore.cased.length > KEPT_WORDS) wordsBefore = createVocabulary();
  const vocabulary = wordsBefore;
  const tokens = tokenise(text, vocabulary);
  const pieces: Piece[] = Array.from(tokens.words, (word, index) => {
    const token = vocabulary.cased[word] ?? '';
    const kind = isCjkToken(token) ? 'cjk' : 'word';
    return { start: tokens.starts[index] ?? 0, end: tokens.ends[index] ?? 0, text: token, kind };
  });
  for (const match of text.matchAll(/[*?]+/g)) {
    const end = match.index + match[0].length;
    pieces.push({ start: match.index, end, text: match[0], kind: 'wild' });
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/** Makes one word of letters and the wildcards that touch them, also across `3.*`. */
function glueWords(pieces: readonly Piece[], text: string): Piece[] {
  const glued: Piece[] = [];
  for (const piece of pieces) {
    const last = glued.at(-1);
    const between = last ? joinerBetween(last, piece, text) : null;
    if (last && between !== null && canGlue(last, piece)) {
      glued[glued.length - 1] = {
        start: last.start,
        end: piece.end,
        text: last.text + between + piece.text,
        kind: last.kind === 'wild' && piece.kind === 'wild' ? 'wild' : 'word',
      };
    } else glued.push(piece);
  }
  return glued;
}

function canGlue(left: Piece, right: Piece): boolean {
  const oneIsWild = left.text.match(/[*?]$/) !== null || right.kind === 'wild';
  return oneIsWild && left.kind !== 'cjk' && right.kind !== 'cjk';
}

/** Nothing where the pieces touch, the point or comma between a digit and a wildcard, else null. */
function joinerBetween(left: Piece, right: Piece, text: string): string | null {
  if (left.end === right.start) return '';
  const joiner = text.slice(left.end, right.start);
  if (joiner !== '.' && joiner !== ',') return null;
  const digitBefore = classAt(text, left.end - 1) === DIGIT;
  const digitAfter = classAt(text, right.start) === DIGIT;
  const wildBefore = /[*?]$/.test(left.text);
  return (digitBefore && right.kind === 'wild') || (wildBefore && digitAfter) ? joiner : null;
}

function touching(left: Piece | undefined, right: Piece | undefined): boolean {
  if (!left || !right || left.end !== right.start) return false;
  return left.kind === 'cjk' || right.kind === 'cjk';
}

function wordElement(text: string): PhraseElement {
  const glob = normaliseForm(text).replace(/\*+/g, '*');
  return glob === '*' ? { kind: 'any' } : { kind: 'word', text: glob };
}

function characterElement(text: string, previous: PhraseElement | undefined): PhraseElement {
  return { kind: 'character', text, joined: isCjkElement(previous) };
}

/** Whether an element belongs to a word of Han, kana or Hangul. */
export function isCjkElement(element: PhraseElement | undefined): boolean {
  return element?.kind === 'character' || element?.kind === 'one' || element?.kind === 'run';
}

/** Adds the `?` and `*` that touch CJK characters; says whether a `*` was idle. */
function addCjkWildcards(
  elements: PhraseElement[],
  wildcards: string,
  beside: { readonly before: boolean; readonly after: boolean },
): boolean {
  let idle = false;
  [...wildcards].forEach((wildcard, index) => {
    const previous = elements.at(-1);
    if (wildcard === '?') elements.push({ kind: 'one', joined: isCjkElement(previous) });
    else if (
      (beside.before || wildcards.slice(0, index).includes('?')) &&
      (beside.after || wildcards.slice(index + 1).includes('?'))
    ) {
      if (previous?.kind !== 'run') elements.push({ kind: 'run' });
    } else idle = true;
  });
  return idle;
}
