// The sections on how well the coding holds: agreement of coders, rules against coders, saturation.
import { agreement, type CorpusAgreement } from '../analysis/agreement.ts';
import { agreementTable } from '../analysis/agreement-table.ts';
import type { Reference } from '../analysis/blind-ratings.ts';
import {
  type CodeSaturation,
  codeSaturation,
  saturationTable,
} from '../analysis/code-saturation.ts';
import type { CodedCorpus } from '../analysis/corpus-overview.ts';
import { defaultReference } from '../analysis/default-reference.ts';
import { sampleTable } from '../analysis/judged-samples.ts';
import type { MethodsFacts } from '../analysis/methods-facts.ts';
import { rulePredictor } from '../analysis/predictions.ts';
import { corpusPart } from '../analysis/split-documents.ts';
import type { Table } from '../analysis/table.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import { type RatingUnit, unitRatings } from '../analysis/unit-ratings.ts';
import { codesWithRules, type RuleValidations, validateRules } from '../analysis/validate-rules.ts';
import { validationNotes } from '../analysis/validation-notes.ts';
import { validationTable } from '../analysis/validation-table.ts';
import type { ReportEvidence } from './evidence.ts';
import { plainText, type ReportBlock, type ReportSection } from './report-section.ts';

const SEED = 1;
const DRAWS = 2000;
const ORDERS = 1000;

/** What people and rules agree on; null where nobody could be compared. */
export interface HumanFigures {
  /** The unit in which they were compared. */
  readonly unit: RatingUnit;
  readonly agreement: CorpusAgreement | null;
  readonly validation: {
    readonly reference: Reference;
    readonly result: RuleValidations;
    readonly notes: readonly string[];
  } | null;
  readonly saturation: CodeSaturation;
}

/** Compares coders, rules and documents, as far as documents are done. */
export function humanFigures(
  corpus: CodedCorpus,
  facts: MethodsFacts,
  evidence: ReportEvidence,
): HumanFigures {
  const unit = ratingUnit(facts.unit);
  return {
    unit,
    agreement: facts.readByTwo > 0 ? agreementOf(corpus, unit) : null,
    validation: validationOf(corpus, facts, { unit, evidence }),
    saturation: codeSaturation(corpus, { orders: ORDERS, seed: SEED }),
  };
}

/** Coders rate units; words and sections are rated as paragraphs. */
function ratingUnit(unit: CountingUnit): RatingUnit {
  return unit === 'document' || unit === 'sentence' ? unit : 'paragraph';
}

function agreementOf(corpus: CodedCorpus, unit: RatingUnit): CorpusAgreement {
  const ratings = unitRatings(corpus, { unit, codes: [...corpus.codebook.codes.keys()] });
  return agreement(corpus.codebook, ratings, { unit, seed: SEED, draws: DRAWS });
}

/** The rules against the reference that `axial validate` takes by default; coders stand beside. */
function validationOf(
  corpus: CodedCorpus,
  facts: MethodsFacts,
  { unit, evidence }: { readonly unit: RatingUnit; readonly evidence: ReportEvidence },
): HumanFigures['validation'] {
  if (facts.rules === 0 || facts.coders.every(({ done }) => done === 0)) return null;
  const { split, decisions } = evidence;
  const reference = defaultReference(corpus);
  const drawing = { seed: SEED, draws: DRAWS };
  const part = 'test' as const;
  return {
    reference,
    result: validateRules(split ? corpusPart(corpus, split, part) : corpus, {
      ...{ unit, reference, decisions, ...drawing },
      codes: codesWithRules(corpus.codebook),
      predictor: rulePredictor(corpus.codebook),
    }),
    notes: validationNotes({ unit, reference, machine: null, split, part, ...drawing }),
  };
}

/** Agreement of coders, or why there is none. */
export function agreementSection(figures: HumanFigures, facts: MethodsFacts): ReportSection {
  const section = { id: 'agreement', title: 'Agreement of coders' };
  if (!figures.agreement) {
    const coders = facts.coders.map(({ coder }) => coder);
    const who =
      coders.length === 0
        ? 'No coding by hand names its coder.'
        : `Coders: ${coders.join(', ')}. No document is done by two of them.`;
    return {
      ...section,
      blocks: [
        plainText(
          `Not defined (no_pairable_values). ${who} "axial done" marks a document that a coder has read whole; agreement is measured on what two have read.`,
        ),
      ],
    };
  }
  return { ...section, blocks: [tableBlock(agreementTable(figures.agreement))] };
}

/** Rules against human coding and against judged samples, or why not. */
export function validationSection(figures: HumanFigures, evidence: ReportEvidence): ReportSection {
  const { validation } = figures;
  const { samples } = evidence;
  const blocks: ReportBlock[] = [];
  if (validation) {
    const { result, notes } = validation;
    const options = { intervals: 'text', finder: 'rules', notes } as const;
    blocks.push(tableBlock(validationTable(result, options)));
  } else {
    blocks.push(
      plainText(
        'Not defined (no_units): no coder is done with a document, so it is not known what the rules miss. "axial done" marks a document that was read whole.',
      ),
    );
  }
  if (samples.length > 0) {
    blocks.push({ kind: 'table', table: sampleTable(samples, 'text'), titled: true });
  }
  return { id: 'validation', title: 'Rules against human coding', blocks };
}

/** When new documents stopped bringing new codes, or why that is not defined. */
export function saturationSection({ saturation }: HumanFigures): ReportSection {
  const table = saturationTable(saturation);
  const section = { id: 'saturation', title: table.title };
  if (table.rows.length === 0) {
    return { ...section, blocks: [plainText(table.notes.join(' '))] };
  }
  return { ...section, blocks: [tableBlock(table)] };
}

function tableBlock(table: Table): ReportBlock {
  return { kind: 'table', table, titled: false };
}
