// The agenda of the next meeting: every unit on which coders differ, side by side.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { lineAt } from '../corpus/places.ts';
import { overlaps } from '../text/span.ts';
import type { Table } from './table.ts';
import type { UnitRatings } from './unit-ratings.ts';

export interface Disagreement {
  readonly document: string;
  readonly line: number;
  /** The unit, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly text: string;
  /** What each coder said, in the order of the coders: 1, 0, or null where not rated. */
  readonly ratings: readonly (0 | 1 | null)[];
  /** What was coded there, and why. */
  readonly codings: readonly {
    readonly id: string;
    readonly coder: string;
    readonly code: string;
    readonly quote: string;
    readonly memo: string | null;
  }[];
  /** `coder: memo` of the codings there. */
  readonly memos: readonly string[];
}

/** Units that one coder gave a code and another, who rated them too, did not. */
export function disagreements(corpus: CodedCorpus, ratings: UnitRatings): Disagreement[] {
  const byDocument = new Map<string, number[]>();
  ratings.units.forEach(({ document }, unit) => {
    byDocument.set(document, [...(byDocument.get(document) ?? []), unit]);
  });
  const found: Disagreement[] = [];
  for (const { document, codings } of corpus.documents()) {
    for (const index of byDocument.get(document.id) ?? []) {
      const unit = ratings.units[index];
      if (!unit) continue;
      for (const code of ratings.codes) {
        const row = ratings.values.get(code)?.[index] ?? [];
        if (!row.includes(0) || !row.includes(1)) continue;
        const family = new Set(withDescendants(corpus.codebook, code));
        const there = codings.flatMap(({ id, coder, memo, quote, ...coding }) =>
          coder !== null &&
          ratings.coders.includes(coder) &&
          coding.origin !== 'accepted' &&
          family.has(coding.code) &&
          overlaps(coding, unit)
            ? [{ id, coder, code: coding.code, quote, memo }]
            : [],
        );
        found.push({
          document: document.id,
          line: lineAt(document, unit.start),
          start: unit.start,
          end: unit.end,
          code,
          text: document.text.slice(unit.start, unit.end),
          ratings: row,
          codings: there,
          memos: there.flatMap(({ coder, memo }) => (memo === null ? [] : [`${coder}: ${memo}`])),
        });
      }
    }
  }
  return found;
}

/** The disagreements as a table: one column a coder. */
export function disagreementsTable(
  found: readonly Disagreement[],
  coders: readonly string[],
): Table {
  const text = (key: string, label: string) => ({ key, label, type: 'text' as const, unit: null });
  return {
    id: 'disagreements',
    title: 'Disagreements',
    columns: [
      text('place', 'Place'),
      text('code', 'Code'),
      ...coders.map((coder) => text(coder, coder)),
      text('text', 'Text'),
      text('memos', 'Memos'),
    ],
    rows: found.map((each) => [
      `${each.document}:${each.line}`,
      each.code,
      ...coders.map((_, index) => SAID[String(each.ratings[index] ?? null)] ?? ''),
      each.text,
      each.memos.join('; '),
    ]),
    notes: [
      `${found.length} units and codes on which coders differ. "axial agree --consensus NAME" starts a consensus from what they agree on.`,
    ],
  };
}

const SAID: Readonly<Record<string, string>> = { '1': 'coded', '0': 'not coded', null: 'not read' };
