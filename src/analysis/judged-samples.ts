// From judged samples to the whole corpus: precision, recall and prevalence with the weights of the draw.
import type { Codebook } from '../codebook/codebook.ts';
import type { Judgement } from '../coding/ledger/ledger-state.ts';
import { answerTo, type Sample } from '../coding/sample.ts';
import type { Figure } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import {
  type StratifiedValidation,
  type Stratum,
  stratifiedValidation,
} from '../statistics/stratified-validation.ts';
import type { DrawOptions } from './confusion-figures.ts';
import { ruleHash } from './draw-sample.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';
import type { Cell, Table } from './table.ts';
import { count, figureCells, figureColumns, text } from './validation-table.ts';

/** One coder's answers to one sample, and what they say of the corpus. */
export interface SampleValidation {
  readonly sample: string;
  readonly code: string;
  readonly coder: string;
  /** The machine whose proposals were sampled; null for rules. */
  readonly machine: string | null;
  readonly judged: number;
  readonly drawn: number;
  readonly strata: readonly Stratum[];
  readonly precision: MeasuredFigure;
  readonly recall: MeasuredFigure;
  readonly prevalence: MeasuredFigure;
  /** How the intervals of recall and prevalence were made. */
  readonly method: StratifiedValidation['method'];
  readonly misses: Figure;
  readonly missesAtMost: Figure;
  readonly recallAtLeast: Figure;
  /** `rules_changed`: the rules are no longer those that were sampled. */
  readonly flags: readonly string[];
}

/** The figures of every sample and every coder who judged it. */
export function judgedSamples(
  codebook: Codebook,
  samples: readonly Sample[],
  options: DrawOptions & { readonly judgementsOf: (document: string) => readonly Judgement[] },
): SampleValidation[] {
  return samples.flatMap((sample) => {
    const documents = [...new Set(sample.units.map(({ document }) => document))];
    const judgements = new Map(
      documents.map((id) => [id, options.judgementsOf(id).filter((j) => j.sample === sample.id)]),
    );
    const coders = new Set([...judgements.values()].flat().map(({ coder }) => coder));
    return [...coders].sort().map((coder) => {
      const answers = sample.units.map((unit) =>
        answerTo(sample, unit, { judgements: judgements.get(unit.document) ?? [], coder }),
      );
      return estimates(codebook, sample, { coder, answers, ...options });
    });
  });
}

function estimates(
  codebook: Codebook,
  sample: Sample,
  given: DrawOptions & { readonly coder: string; readonly answers: readonly (boolean | null)[] },
): SampleValidation {
  const strata = sample.sizes.map(({ hit, total, units }): Stratum => {
    const answers = units.map((unit) => given.answers[unit - 1] ?? null);
    const judged = answers.filter((answer) => answer !== null).length;
    return { hit, total, judged, positive: answers.filter((answer) => answer === true).length };
  });
  const result = stratifiedValidation(strata, {
    random: seededRandom(given.seed),
    draws: given.draws,
  });
  const figure = (name: 'precision' | 'recall' | 'prevalence'): MeasuredFigure => {
    const estimate = result[name];
    return 'reason' in estimate ? estimate : measured(estimate.value, estimate.interval);
  };
  return {
    sample: sample.id,
    code: sample.code,
    coder: given.coder,
    machine: sample.machine,
    judged: given.answers.filter((answer) => answer !== null).length,
    drawn: sample.units.length,
    strata,
    precision: figure('precision'),
    recall: figure('recall'),
    prevalence: figure('prevalence'),
    method: result.method,
    misses: result.misses,
    missesAtMost: result.missesAtMost,
    recallAtLeast: result.recallAtLeast,
    flags: rulesChanged(codebook, sample) ? ['rules_changed'] : [],
  };
}

function rulesChanged(codebook: Codebook, { rules }: Sample): boolean {
  const now = new Map(
    [...codebook.codes.values()].flatMap((code) =>
      code.rules.map((rule) => [rule.id, ruleHash(rule)] as const),
    ),
  );
  return Object.entries(rules).some(([id, hash]) => now.get(id) !== hash);
}

/** The samples as a table. */
export function sampleTable(
  samples: readonly SampleValidation[],
  intervals: 'text' | 'columns',
): Table {
  const changed = samples.filter(({ flags }) => flags.includes('rules_changed'));
  return {
    id: 'samples',
    title: 'Judged samples: estimates for the whole corpus',
    columns: [
      text('sample', 'Sample'),
      text('code', 'Code'),
      text('coder', 'Judged by'),
      count('judged', 'Judged'),
      count('drawn', 'Drawn'),
      ...figureColumns('precision', 'Precision', intervals),
      ...figureColumns('recall', 'Recall', intervals),
      ...figureColumns('prevalence', 'Prevalence', intervals),
      { key: 'recallAtLeast', label: 'Recall at least', type: 'number', unit: null },
    ],
    rows: samples.map((each): Cell[] => [
      each.sample,
      each.code,
      each.coder,
      each.judged,
      each.drawn,
      ...figureCells(each.precision, intervals),
      ...figureCells(each.recall, intervals),
      ...figureCells(each.prevalence, intervals),
      each.recallAtLeast,
    ]),
    notes: [
      'Each unit counts with the weight N/n of its kind (Cochran 1977, 5.3): hits and others were drawn apart. Units without an answer are taken as missing by chance. Precision: Wilson; recall and prevalence: bootstrap within strata; where all judged units of a kind are alike, from the Wilson intervals of the kinds (Zou and Donner 2008, Donner and Zou 2012), since a bootstrap would draw the same again and again.',
      'Where no miss was seen, recall is not 1 but not defined; "Recall at least" is the bound of 95 %.',
      ...(changed.length > 0
        ? [
            `The rules have changed since these samples were drawn, so precision and recall are those of the old rules: ${changed.map(({ sample }) => sample).join(', ')}.`,
          ]
        : []),
    ],
  };
}
