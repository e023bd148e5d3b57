// What all coders agree on, as the start of a consensus: stretches that all gave a code, and documents on
// which they agree throughout.
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { mergeOverlapping, overlaps, type Span } from '../text/span.ts';
import { documentUnits } from './blind-ratings.ts';
import { CONSENSUS, type RatingUnit } from './unit-ratings.ts';

export interface ConsensusDocument {
  readonly document: SourceDocument;
  readonly codings: readonly (Span & { readonly code: string })[];
  /** Codes that all have read the document for, and on no unit of which they differ. */
  readonly agreed: readonly string[];
  /** Units and codes on which they differ: what is left to talk about. */
  readonly open: number;
  /** Origins that some coder could see while reading, and the coders' own work. */
  readonly shown: readonly string[];
}

export interface ConsensusOptions {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly unit: RatingUnit;
}

/**
 * Code by code (the code itself, not those below it), in documents that all these coders are done with
 * for it. Where all coded a unit, the words that all of them marked are agreed on; where they share no
 * word, the unit. Documents with nothing to say are left out.
 */
export function consensus(corpus: CodedCorpus, options: ConsensusOptions): ConsensusDocument[] {
  return [...corpus.documents()].flatMap((coded) => {
    const found = inDocument(coded, options);
    return found ? [found] : [];
  });
}

function inDocument(
  coded: CodedDocument,
  { coders, codes, unit }: ConsensusOptions,
): ConsensusDocument | null {
  const { document, done } = coded;
  const marks = done.filter(({ coder }) => coders.includes(coder));
  const common = codes.filter((code) =>
    coders.every((coder) => marks.some((mark) => mark.coder === coder && mark.codes.has(code))),
  );
  if (common.length === 0) return null;
  const units = documentUnits(coded, unit);
  const perCode = common.map((code) => {
    const byCoder = coders.map((coder) => ownCodings(coded, coder, code));
    const held = byCoder.map((codings) => units.holding(codings));
    const touched = new Set(held.flatMap((each) => [...each]));
    const all = [...touched].filter((index) => held.every((each) => each.has(index)));
    const shared = byCoder.map((list) => mergeOverlapping(list)).reduce(intersection);
    const whole = all.flatMap((index) => units.units[index] ?? []);
    const without = whole.filter((each) => !shared.some((span) => overlaps(span, each)));
    const agreed = shared.filter((span) => whole.some((each) => overlaps(span, each)));
    const spans = [...agreed, ...without];
    return { code, spans, open: touched.size - all.length };
  });
  return {
    document,
    codings: perCode
      .flatMap(({ code, spans }) => spans.map(({ start, end }) => ({ code, start, end })))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    agreed: perCode.filter(({ open }) => open === 0).map(({ code }) => code),
    open: perCode.reduce((sum, { open }) => sum + open, 0),
    shown: [...new Set([CONSENSUS, 'manual', ...marks.flatMap(({ shown }) => shown ?? [])])].sort(),
  };
}

function ownCodings({ codings }: CodedDocument, coder: string, code: string): Coding[] {
  return codings.filter(
    (coding) =>
      coding.coder === coder &&
      coding.code === code &&
      (coding.origin === 'manual' || coding.origin === 'inline') &&
      (coding.status === 'anchored' || coding.status === 'moved'),
  );
}

/** The positions that two lists of disjoint sorted spans share. */
function intersection(a: readonly Span[], b: readonly Span[]): Span[] {
  return a.flatMap((first) =>
    b.flatMap((second) => {
      const start = Math.max(first.start, second.start);
      const end = Math.min(first.end, second.end);
      return start < end ? [{ start, end }] : [];
    }),
  );
}
