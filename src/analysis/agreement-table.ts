// Agreement as tables: one row a code, and the figures over all codes.
import type { CodeAgreement, CorpusAgreement } from './agreement.ts';
import type { MeasuredFigure } from './measured-figure.ts';
import type { Column, Table } from './table.ts';
import { figureCells, figureColumns, valueCell } from './validation-table.ts';

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

/** The coefficient whose interval is shown. */
const INTERVAL_OF = 'krippendorffAlpha';

const NOT_MEASURED: MeasuredFigure = { value: null, reason: 'not_measured' };

/**
 * One row a code: n, positive units, every coefficient, and behind Krippendorff's alpha its interval (as
 * one text for people, or as two columns of numbers).
 */
export function agreementTable(
  result: CorpusAgreement,
  intervals: 'text' | 'columns' = 'text',
): Table {
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
      ...shown.flatMap(([name, label]) =>
        name === INTERVAL_OF ? figureColumns(name, label, intervals) : [column(name, label)],
      ),
      column('prevalence', 'Prevalence'),
      ...(twoCoders ? [column('bias', 'Bias')] : []),
    ],
    rows: compared.map((code) => [
      code.code,
      code.units,
      code.positive,
      ...shown.flatMap(([name]) => {
        const figure = code.coefficients[name] ?? NOT_MEASURED;
        return name === INTERVAL_OF ? figureCells(figure, intervals) : [valueCell(figure)];
      }),
      code.prevalence,
      ...(twoCoders ? [code.bias] : []),
    ]),
    notes: [...result.notes, ...overallNotes(result), ...warnings(compared, result.codes)],
  };
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
    ...missingIntervals(compared),
    ...(few.length > 0
      ? [
          `Fewer than 5 positive units, so that every coefficient hangs on single words: ${few.join(', ')}.`,
        ]
      : []),
    ...(apart > 0 ? [`Codes without a unit that two coders have rated: ${apart}.`] : []),
  ];
}

/** Why a code's alpha stands without an interval: one note a reason. */
function missingIntervals(compared: readonly CodeAgreement[]): string[] {
  const codes = new Map<string, string[]>();
  for (const { code, coefficients } of compared) {
    const alpha = coefficients[INTERVAL_OF];
    if (!alpha || alpha.value === null || alpha.low !== null) continue;
    codes.set(alpha.reason, [...(codes.get(alpha.reason) ?? []), code]);
  }
  return [...codes].map(
    ([reason, some]) =>
      `No interval of Krippendorff’s alpha (${reason.replaceAll('_', ' ')}): ${some.join(', ')}.`,
  );
}
