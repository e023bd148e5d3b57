// Validation for people: codes, rules and human coders side by side; keywords; errors.
import type { ConfusionFigures } from './confusion-figures.ts';
import type { MeasuredFigure } from './measured-figure.ts';
import type { Cell, Column, Table } from './table.ts';
import type { CodeValidation, RuleValidations, ValidationError } from './validate-rules.ts';

const FIGURES = [
  ['precision', 'Precision'],
  ['recall', 'Recall'],
  ['f1', 'F1'],
  ['kappa', 'Kappa'],
] as const;

export interface ValidationTableOptions {
  /** `text`: an interval is one column for people; `columns`: two of numbers, for CSV. */
  readonly intervals: 'text' | 'columns';
  /** What was validated: `rules`, or the name of a machine. */
  readonly finder: string;
  readonly notes: readonly string[];
}

/** A row a code; under it one a rule, and one a human coder against the same reference. */
export function validationTable(result: RuleValidations, options: ValidationTableOptions): Table {
  const { intervals } = options;
  const shown = result.codes.filter(({ units }) => units > 0);
  const row = (code: string, finder: string, figures: ConfusionFigures): Cell[] => [
    code,
    finder,
    figures.documents,
    figures.units,
    figures.tp,
    figures.fp,
    figures.fn,
    figures.tn,
    ...FIGURES.flatMap(([key]) => figureCells(figures[key], intervals)),
  ];
  return {
    id: 'validation',
    title: `Validation of ${options.finder} against human coding`,
    columns: [
      text('code', 'Code'),
      text('finder', 'Found by'),
      count('documents', 'Documents'),
      count('units', 'n'),
      count('tp', 'tp'),
      count('fp', 'fp'),
      count('fn', 'fn'),
      count('tn', 'tn'),
      ...FIGURES.flatMap(([key, label]) => figureColumns(key, label, intervals)),
    ],
    rows: shown.flatMap((code) => [
      row(code.code, code.rules.length > 0 ? 'all rules' : options.finder, code),
      ...code.rules.map((rule) => row(code.code, rule.rule, rule)),
      ...code.humans.map((human) => row(code.code, `coder ${human.coder}`, human)),
    ]),
    notes: [...options.notes, ...codeNotes(result.codes)],
  };
}

/** What each keyword brings, one row a branch. */
export function keywordTable(result: RuleValidations): Table {
  return {
    id: 'keywords-validated',
    title: 'Keywords: each branch of a rule',
    columns: [
      text('code', 'Code'),
      text('rule', 'Rule'),
      text('query', 'Keyword'),
      count('hits', 'Hits'),
      count('right', 'Right'),
      { key: 'precision', label: 'Share right', type: 'percent', unit: null },
      count('alone', 'Found alone'),
      count('lost', 'Lost without it'),
    ],
    rows: result.codes
      .filter(({ units }) => units > 0)
      .flatMap(({ code, keywords }) =>
        keywords.map((each) => [
          code,
          each.rule,
          each.query,
          each.hits,
          each.right,
          valueCell(each.precision),
          each.alone,
          each.lost,
        ]),
      ),
    notes: [
      'Found alone: units that no other keyword of the code hits. Lost without it: those of them that are right.',
    ],
  };
}

/** Every false positive and every miss, with its words. */
export function errorTable(errors: readonly ValidationError[]): Table {
  const wrong = errors.filter(({ kind }) => kind === 'false-positive').length;
  return {
    id: 'validation-errors',
    title: 'False positives and misses',
    columns: [
      text('kind', 'Kind'),
      text('code', 'Code'),
      text('place', 'Place'),
      text('rules', 'Rules'),
      text('text', 'Text'),
    ],
    rows: errors.map((error) => [
      error.kind === 'miss' ? 'miss' : 'false positive',
      error.code,
      `${error.document}:${error.line}`,
      error.rules.join(', '),
      error.text,
    ]),
    notes: [`${wrong} false positives, ${errors.length - wrong} misses.`],
  };
}

function codeNotes(codes: readonly CodeValidation[]): string[] {
  const without = codes.filter(({ units }) => units === 0).map(({ code }) => code);
  const notBlind = codes.reduce((most, code) => Math.max(most, code.notBlind), 0);
  const contested = codes.filter((code) => code.contested > 0);
  const reviewed = codes.filter(({ reviewed: { accepted, rejected } }) => accepted + rejected > 0);
  return [
    ...(without.length > 0
      ? [
          `Without a document that the reference has read whole for the code, blind: ${without.join(', ')}. "axial done" marks a document.`,
        ]
      : []),
    ...(notBlind > 0
      ? [
          `Left out, since the hits were in sight when they were read: up to ${notBlind} documents a code.`,
        ]
      : []),
    ...contested.map(
      ({ code, contested: units }) =>
        `${code}: ${units} units left out, on which the coders differ.`,
    ),
    ...codes.flatMap(({ code, prevalence }) =>
      prevalence === null
        ? []
        : [
            `${code}: ${prevalence.hits} of all ${prevalence.units} units are hit; corrected for its errors (Rogan and Gladen 1978) the code is in ${figureSentence(prevalence.corrected)} of them.`,
          ],
    ),
    ...reviewed.map(
      ({ code, reviewed: { accepted, rejected, precision } }) =>
        `Review alone (precision only, it cannot show misses) of ${code}: ${accepted} hits accepted, ${rejected} rejected, precision ${figureSentence(precision)}.`,
    ),
  ];
}

/** A figure in a sentence: `0.62 [0.41, 0.79]`, or why there is none. */
export function figureSentence(figure: MeasuredFigure): string {
  if (figure.value === null) return `not defined (${figure.reason})`;
  return `${figure.value.toFixed(2)} ${intervalText(figure)}`;
}

function intervalText(figure: Exclude<MeasuredFigure, { value: null }>): string {
  return figure.low === null
    ? `(interval not defined: ${figure.reason})`
    : `[${figure.low.toFixed(2)}, ${figure.high.toFixed(2)}]`;
}

export function figureColumns(
  key: string,
  label: string,
  intervals: ValidationTableOptions['intervals'],
): Column[] {
  const number = (name: string, head: string): Column => ({
    key: name,
    label: head,
    type: 'number',
    unit: null,
  });
  return intervals === 'columns'
    ? [number(key, label), number(`${key}Low`, 'low'), number(`${key}High`, 'high')]
    : [number(key, label), text(`${key}Interval`, '95 %')];
}

export function figureCells(
  figure: MeasuredFigure,
  intervals: ValidationTableOptions['intervals'],
): Cell[] {
  const value = valueCell(figure);
  if (figure.value === null) return intervals === 'columns' ? [value, value, value] : [value, null];
  if (intervals === 'text') return [value, figure.low === null ? '–' : intervalText(figure)];
  if (figure.low !== null) return [value, figure.low, figure.high];
  const none = { value: null, reason: figure.reason };
  return [value, none, none];
}

export function valueCell(figure: MeasuredFigure): Cell {
  return figure.value === null ? { value: null, reason: figure.reason } : figure.value;
}

export function text(key: string, label: string): Column {
  return { key, label, type: 'text', unit: null };
}

export function count(key: string, label: string): Column {
  return { key, label, type: 'integer', unit: null };
}
