// A document as the matcher sees it, cut down to some of its blocks: what a query over paragraphs or
// sentences decides in one block does not depend on the others.
import type { SourceDocument } from '../corpus/source-document.ts';
import { type Unit, type UnitKind, unitsOf } from '../corpus/units.ts';
import type { CodedStretch, DocumentFields, UnitContext } from '../query/unit-context.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { BlockSet } from './block-sets.ts';
import type { StoredDocument } from './stored-document.ts';

/** A unit as it lies in the context's text, and how far that is from its place in the document's. */
export interface PlacedUnit extends Unit {
  /** Add this to a place in the context for the place in the document; left out where they are one. */
  readonly shift?: number;
}

export interface PartialContext {
  readonly context: UnitContext;
  /** All units of a kind; of some blocks alone only paragraphs and sentences can be told. */
  readonly units: (kind: UnitKind) => readonly PlacedUnit[];
}

export interface ContextOptions {
  readonly vocabulary: Vocabulary;
  readonly fields: DocumentFields;
  /** The codings of a code and of those below it, as they lie in the document. */
  readonly codings: (code: string) => readonly CodedStretch[];
}

/** The context of a whole document; headings and code blocks are units too. */
export function wholeContext(document: SourceDocument, options: ContextOptions): PartialContext {
  return {
    context: {
      tokens: tokenise(document.text, options.vocabulary),
      language: document.language,
      blocks: document.blocks,
      sections: document.sections,
      fields: options.fields,
      codings: options.codings,
    },
    units: oncePerKind((kind) => unitsOf(document, kind, { allBlocks: true })),
  };
}

/** The context of some blocks alone, for the units paragraph and sentence. */
export function blocksContext(
  document: StoredDocument,
  blocks: Iterable<number>,
  options: ContextOptions,
): PartialContext {
  const parts = layOut(document, blocks);
  const text = parts.map((part) => part.text).join('\n');
  return {
    context: {
      tokens: tokenise(text, options.vocabulary),
      language: document.language,
      blocks: parts,
      get sections() {
        return parts.map(({ start, end, section }) => {
          return { start, end, path: document.sections[section]?.path ?? [] };
        });
      },
      fields: options.fields,
      codings: (code) => options.codings(code).flatMap((coding) => piecesOf(coding, parts)),
    },
    units: oncePerKind((kind) => {
      if (kind === 'paragraph') return parts;
      if (kind === 'sentence') return parts.flatMap((part) => sentences(part, document));
      throw new Error(`a ${kind} is more than some blocks`);
    }),
  };
}

/** The blocks that the index proposed; where it could not say, those whose text may do; null for all. */
export function blocksOrText(
  document: StoredDocument,
  blocks: BlockSet | null,
  text: RegExp | null,
): BlockSet | null {
  return blocks ?? (text && document.blocksHolding(text));
}

/** Remembers the units of each kind: many rules ask for the same. */
function oncePerKind(
  make: (kind: UnitKind) => readonly PlacedUnit[],
): (kind: UnitKind) => readonly PlacedUnit[] {
  const known = new Map<UnitKind, readonly PlacedUnit[]>();
  return (kind) => {
    const units = known.get(kind) ?? make(kind);
    known.set(kind, units);
    return units;
  };
}

interface Part extends PlacedUnit {
  readonly text: string;
  readonly shift: number;
}

function layOut(document: StoredDocument, blocks: Iterable<number>): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const index of blocks) {
    const { kind, section, start: placed } = document.block(index);
    const text = document.blockText(index);
    const end = start + text.length;
    const shift = placed - start;
    parts.push({ text, start, end, kind, block: index, section, excluded: false, shift });
    start = end + 1;
  }
  return parts;
}

function sentences({ text, ...part }: Part, { language }: StoredDocument): PlacedUnit[] {
  return sentencesOf(text, language).map(({ start, end }) => {
    return { ...part, start: part.start + start, end: part.start + end };
  });
}

/** What of a coding lies in each part. */
function piecesOf(coding: CodedStretch, parts: readonly Part[]): CodedStretch[] {
  return parts.flatMap((part) => {
    const start = Math.max(coding.start - part.shift, part.start);
    const end = Math.min(coding.end - part.shift, part.end);
    return start < end ? [{ ...coding, start, end }] : [];
  });
}

/** A stretch of the context as it lies in the document. */
export function inDocument(span: Span, { shift = 0 }: PlacedUnit): Span {
  return { start: span.start + shift, end: span.end + shift };
}
