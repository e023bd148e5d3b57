// Agreement by segment as tables: one row a figure, or one a code.
import type { MeasuredFigure } from './measured-figure.ts';
import type { OverlapAgreement } from './overlap-agreement.ts';
import type { CoveredFigure, SegmentCoefficients } from './segment-agreement.ts';
import type { Cell, Column, Table } from './table.ts';
import { count, text, valueCell } from './validation-table.ts';

/** One row a figure; a code's (k)uα is a row of its own. */
export function segmentTable(
  title: string,
  { kuAlpha, ...figures }: SegmentCoefficients,
  notes: readonly string[],
): Table {
  const rows: (readonly [string, CoveredFigure])[] = [
    ...Object.entries(figures),
    ...Object.entries(kuAlpha).map(([code, figure]) => [`kuAlpha ${code}`, figure] as const),
  ];
  return {
    id: 'agreement',
    title,
    columns: [
      text('coefficient', 'Coefficient'),
      number('value', 'Value'),
      { key: 'coverage', label: 'Coverage', type: 'percent', unit: null },
    ],
    rows: rows.map(([name, figure]) => [name, valueCell(figure), figure.coverage ?? null]),
    notes,
  };
}

/** One row a code, and the figures over all codes in the notes. */
export function overlapTable(result: OverlapAgreement): Table {
  const { kuAlpha, ...overall } = result.overall.coefficients;
  const figures = Object.entries(overall).map(([name, figure]) => `${name} ${sentence(figure)}`);
  const perCode = Object.entries(kuAlpha).map(([code, figure]) => `${code} ${sentence(figure)}`);
  return {
    id: 'agreement',
    title: `Agreement of ${result.coders.join(', ') || 'nobody'} by segment`,
    columns: [
      text('code', 'Code'),
      count('documents', 'Documents'),
      count('length', 'Words'),
      count('positive', 'Words marked'),
      number('uAlpha', 'uα'),
      number('low', 'low'),
      number('high', 'high'),
    ],
    rows: result.codes
      .filter(({ documents }) => documents > 0)
      .map(({ code, documents, length, positive, coefficients }) => [
        ...[code, documents, length, positive, valueCell(coefficients.uAlpha)],
        ...ends(coefficients.uAlpha),
      ]),
    notes: [
      `Over all of ${result.overall.codes.join(', ')} (${result.documents} documents, ${result.length} words): ${figures.join('; ')}${perCode.length > 0 ? `; kuAlpha: ${perCode.join(', ')}` : ''}.`,
      ...result.notes,
    ],
  };
}

function number(key: string, label: string): Column {
  return { key, label, type: 'number', unit: null };
}

function ends(figure: MeasuredFigure): Cell[] {
  if (figure.value === null) return [null, null];
  if (figure.low !== null) return [figure.low, figure.high];
  const none = { value: null, reason: figure.reason };
  return [none, none];
}

function sentence({ coverage, ...figure }: CoveredFigure): string {
  const on = coverage === undefined ? '' : ` (coverage ${(100 * coverage).toFixed(0)} %)`;
  if (figure.value === null) return `not defined (${figure.reason})${on}`;
  const ends = figure.low === null ? '' : ` [${figure.low.toFixed(2)}, ${figure.high.toFixed(2)}]`;
  return `${figure.value.toFixed(2)}${ends}${on}`;
}
