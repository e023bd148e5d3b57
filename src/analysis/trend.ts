// Codes over time: in which share of each year's documents a code occurs.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { NotDefined } from '../statistics/not-defined.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { counted } from '../text/counted.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';
import { countingNotes, inScope, type Scope } from './scope.ts';
import type { Column, Table } from './table.ts';
import { type CountingOptions, unitCounts } from './unit-counts.ts';

export interface Trend {
  readonly scope: Scope;
  /** Years with a document, ascending, with their number of documents: the denominator. */
  readonly years: readonly { readonly year: number; readonly documents: number }[];
  /** Documents without a year, in no figure. */
  readonly undated: number;
  readonly codes: readonly {
    readonly code: string;
    /** One entry a year: documents with the code, and their share with Wilson's interval. */
    readonly points: readonly {
      readonly year: number;
      readonly documents: number;
      readonly share: MeasuredFigure;
    }[];
  }[];
  readonly notes: readonly string[];
}

/** The share of documents with each code, year by year. */
export function trend(corpus: CodedCorpus, options: Pick<CountingOptions, 'filter'>): Trend {
  const counting = { ...options, unit: 'document' } as const;
  const filter = options.filter ?? {};
  const { counts, scope } = inScope(corpus, unitCounts(corpus, counting), filter);
  const dated = counts.flatMap((count) => {
    const { year } = count.document.metadata;
    return year === null ? [] : [{ year, count }];
  });
  const years = [...new Set(dated.map(({ year }) => year))].sort((a, b) => a - b);
  const groups = years.map((year) => ({
    year,
    counts: dated.filter((each) => each.year === year).map(({ count }) => count),
  }));
  return {
    scope,
    years: groups.map((group) => ({ year: group.year, documents: group.counts.length })),
    undated: counts.length - dated.length,
    codes: codesAsked(corpus, filter).map((code) => ({
      code,
      points: groups.map((group) => {
        const documents = total(group.counts, (count) => (count.rolledUp.has(code) ? 1 : 0));
        const n = group.counts.length;
        const share: number | NotDefined =
          n === 0 ? { value: null, reason: 'no_units' } : documents / n;
        return {
          year: group.year,
          documents,
          share: measured(share, wilsonInterval(documents, n)),
        };
      }),
    })),
    notes: [
      ...countingNotes(counts, counting, scope),
      `Documents without a year, in no figure: ${counts.length - dated.length}.`,
      'Share of the documents of the year, with Wilson’s interval (Wilson 1927) at 95 %.',
    ],
  };
}

/** One row a year for each code that occurs at all: a year without it has the share 0. */
export function trendTable(result: Trend): Table {
  const column = (key: string, label: string, type: Column['type']): Column => ({
    key,
    label,
    type,
    unit: null,
  });
  const used = result.codes.filter(({ points }) => points.some(({ documents }) => documents > 0));
  const unused = result.codes.length - used.length;
  return {
    id: 'trend',
    title: 'Codes by year: share of documents',
    columns: [
      column('code', 'Code', 'text'),
      column('year', 'Year', 'text'),
      column('documents', 'Documents', 'integer'),
      column('n', 'n', 'integer'),
      column('share', 'Share', 'percent'),
      column('low', 'Low', 'percent'),
      column('high', 'High', 'percent'),
    ],
    rows: used.flatMap(({ code, points }) =>
      points.map(({ year, documents, share }, index) => [
        code,
        String(year),
        documents,
        result.years[index]?.documents ?? 0,
        share.value,
        'low' in share ? share.low : null,
        'high' in share ? share.high : null,
      ]),
    ),
    notes: [
      ...result.notes,
      ...(unused > 0
        ? [`${counted(unused, 'code')} in no document with a year, without a row.`]
        : []),
    ],
  };
}
