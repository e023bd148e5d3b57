// Agreement as tables: one row a code, and the figures over all codes.
import type { CodeAgreement, CorpusAgreement } from './agreement.ts';
import type { MeasuredFigure } from './measured-figure.ts';
import type { Cell, Column, Table } from './table.ts';

const SHOWN = [
  ['percentAgreement', 'Percent'],
  ['positiveAgreement', 'Positive'],
  ['negativeAgreement', 'Negative'],
  ['cohenKappa', 'Cohen κ'],
  ['scottPi', 'Scott π'],
  ['fleissKappa', 'Fleiss κ'],
  ['krippendorffAlpha', 'Krippendorff α'],
  ['gwetAC1', 'Gwet AC1'],
  ['brennanPrediger', 'Brennan-Prediger'],
] as const;

/** One row a code: n, positive units, every coefficient, and the interval of Krippendorff's alpha. */
export function agreementTable(result: CorpusAgreement): Table {
  const column = (key: string, label: string, type: Column['type'] = 'number'): Column => ({
    key,
    label,
    type,
    unit: null,
  });
  const compared = result.codes.filter((code) => code.units > 0);
  const twoCoders = result.coders.length === 2;
  const shown = SHOWN.filter(
    ([name]) => twoCoders || (name !== 'cohenKappa' && name !== 'scottPi'),
  );
  return {
    id: 'agreement',
    title: `Agreement of ${result.coders.join(', ') || 'nobody'}`,
    columns: [
      column('code', 'Code', 'text'),
      column('units', 'n', 'integer'),
      column('positive', 'Positive units', 'integer'),
      ...shown.map(([name, label]) => column(name, label)),
      column('alphaLow', 'α low'),
      column('alphaHigh', 'α high'),
      column('prevalence', 'Prevalence'),
      ...(twoCoders ? [column('bias', 'Bias')] : []),
    ],
    rows: compared.map((code) => [
      code.code,
      code.units,
      code.positive,
      ...shown.map(([name]) => valueCell(code.coefficients[name])),
      ...intervalCells(code),
      code.prevalence,
      ...(twoCoders ? [code.bias] : []),
    ]),
    notes: [...result.notes, ...overallNotes(result), ...warnings(compared, result.codes)],
  };
}

function valueCell(figure: MeasuredFigure | undefined): Cell {
  if (figure === undefined) return null;
  return figure.value === null ? { value: null, reason: figure.reason } : figure.value;
}

function intervalCells(code: CodeAgreement): Cell[] {
  const alpha = code.coefficients.krippendorffAlpha;
  if (!alpha || alpha.value === null) return [null, null];
  if (alpha.low === null) {
    const cell = { value: null, reason: alpha.reason };
    return [cell, cell];
  }
  return [alpha.low, alpha.high];
}

function overallNotes({ overall }: CorpusAgreement): string[] {
  if (overall.codes.length === 0) return [];
  return [
    `Over all of ${overall.codes.join(', ')} (n = ${overall.units}): pooled kappa ${figureText(overall.pooledKappa)}; Krippendorff’s alpha on the sets of codes of a unit (MASI) ${figureText(overall.setAlpha)}.`,
  ];
}

/** A figure in a sentence: `0.62 [0.41, 0.79]`, or why there is none. */
export function figureText(figure: MeasuredFigure): string {
  if (figure.value === null) return `not defined (${figure.reason})`;
  const value = figure.value.toFixed(2);
  return figure.low === null
    ? `${value} (interval not defined: ${figure.reason})`
    : `${value} [${figure.low.toFixed(2)}, ${figure.high.toFixed(2)}]`;
}

function warnings(compared: readonly CodeAgreement[], all: readonly CodeAgreement[]): string[] {
  const few = compared
    .filter((code) => code.flags.includes('few_positive'))
    .map(({ code }) => code);
  const apart = all.length - compared.length;
  return [
    ...(few.length > 0
      ? [
          `Fewer than 5 positive units, so that every coefficient hangs on single words: ${few.join(', ')}.`,
        ]
      : []),
    ...(apart > 0 ? [`Codes without a unit that two coders have rated: ${apart}.`] : []),
  ];
}
