// How good rules are against human coding: per code, per rule and per keyword, in documents that were read
// whole without sight of the hits.
import { type Code, type Codebook, type Rule, withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { fitsLanguage } from '../coding/rule-codings.ts';
import { lineAt } from '../corpus/places.ts';
import type { UnitKind } from '../corpus/units.ts';
import { type Figure, notDefined } from '../statistics/not-defined.ts';
import type { Confusion } from '../statistics/validation.ts';
import {
  type BlindRating,
  blindRating,
  type DocumentUnits,
  documentUnits,
  type NoReference,
  type Reference,
} from './blind-ratings.ts';
import {
  type ConfusionFigures,
  confusionFigures,
  confusionOf,
  prevalenceFigure,
} from './confusion-figures.ts';
import { type KeywordCounter, type KeywordFigures, keywordCounter } from './keyword-counts.ts';
import type { MeasuredFigure } from './measured-figure.ts';
import type { Predictor } from './predictions.ts';
import { type HitDecision, type ReviewedHits, reviewedHits } from './reviewed-hits.ts';
import { branchesOf } from './rule-branches.ts';

export interface RuleValidation extends ConfusionFigures {
  readonly rule: string;
  /** The rule's language: only documents in it count. */
  readonly language: string | null;
  readonly reviewed: ReviewedHits;
}

/** Another coder against the same reference: what a human reaches. */
export interface HumanValidation extends ConfusionFigures {
  readonly coder: string;
}

export interface CodeValidation extends ConfusionFigures {
  readonly code: string;
  readonly rules: readonly RuleValidation[];
  readonly keywords: readonly KeywordFigures[];
  readonly humans: readonly HumanValidation[];
  /** Accepted and rejected hits: a precision without misses, from other documents too. */
  readonly reviewed: ReviewedHits;
  /** Documents without a reference: not read whole for the code, or read with the hits in sight. */
  readonly notDone: number;
  readonly notBlind: number;
  /** Units on which the coders of a consensus differ. */
  readonly contested: number;
  /** For a machine: the share of all units that it hits, and how common the code is after its errors. */
  readonly prevalence: {
    readonly hits: number;
    readonly units: number;
    readonly share: Figure;
    readonly corrected: MeasuredFigure;
  } | null;
}

/** A unit on which finder and reference differ. */
export interface ValidationError {
  readonly kind: 'false-positive' | 'miss';
  readonly code: string;
  readonly document: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The rules that hit it; empty for a miss. */
  readonly rules: readonly string[];
}

export interface ValidationOptions {
  readonly unit: UnitKind;
  readonly codes: readonly string[];
  readonly reference: Reference;
  readonly predictor: Predictor;
  readonly decisions: readonly HitDecision[];
  readonly seed: number;
  readonly draws: number;
}

export interface RuleValidations {
  readonly unit: UnitKind;
  readonly codes: readonly CodeValidation[];
  readonly errors: readonly ValidationError[];
}

/** Holds a predictor against the reference, code by code. A code is counted with those below it. */
export function validateRules(corpus: CodedCorpus, options: ValidationOptions): RuleValidations {
  const counters = options.codes.map((code) => codeCounter(corpus.codebook, code, options));
  const errors: ValidationError[] = [];
  const isMachine = options.predictor.machine !== null;
  for (const coded of corpus.documents()) {
    if (coded.done.length === 0 && !isMachine) {
      for (const counter of counters) counter.leaveOut('not_done');
      continue;
    }
    const units = documentUnits(coded, options.unit);
    const hits = options.predictor.hitsOf(coded);
    if (isMachine) for (const counter of counters) counter.count(units, hits);
    for (const counter of counters) errors.push(...counter.add(coded, units, hits));
  }
  return { unit: options.unit, codes: counters.map((counter) => counter.figures()), errors };
}

interface CodeCounter {
  add(
    coded: CodedDocument,
    units: DocumentUnits,
    hits: CodedDocument['codings'],
  ): ValidationError[];
  /** Counts a document for the prevalence: how many of its units are hit. */
  count(units: DocumentUnits, hits: CodedDocument['codings']): void;
  leaveOut(reason: NoReference): void;
  figures(): CodeValidation;
}

function codeCounter(codebook: Codebook, code: string, options: ValidationOptions): CodeCounter {
  const family = new Set(withDescendants(codebook, code));
  const rules = options.predictor.machine === null ? rulesOf(codebook, family) : [];
  const branches = rules.flatMap(branchesOf);
  const keywords: KeywordCounter = keywordCounter(branches);
  const whole: Confusion[] = [];
  const perRule = new Map<string, Confusion[]>(rules.map(({ id }) => [id, []]));
  const perHuman = new Map<string, Confusion[]>();
  const left = { not_done: 0, not_blind: 0 };
  const found = { hits: 0, units: 0 };
  let contested = 0;

  function countRules(coded: CodedDocument, rating: BlindRating, hits: Held): void {
    for (const { id, language } of rules) {
      if (language !== null && !fitsLanguage(coded.document.language, language)) continue;
      const found = hits.byRule(id);
      perRule.get(id)?.push(confusionOf(found, rating.coded, rating.inScope));
    }
    const scope = new Set(rating.inScope);
    const within = (id: string) => new Set([...hits.byRule(id)].filter((unit) => scope.has(unit)));
    keywords.add(new Map(branches.map(({ id }) => [id, within(id)])), rating.coded);
  }

  return {
    add(coded, units, all) {
      const hidden = options.predictor.origin;
      const rating = blindRating(coded, units, { ...options, family, hidden });
      if (typeof rating === 'string') {
        left[rating]++;
        return [];
      }
      const hits = heldBy(
        units,
        all.filter((hit) => family.has(hit.code)),
      );
      whole.push(confusionOf(hits.all, rating.coded, rating.inScope));
      contested += rating.contested;
      countRules(coded, rating, hits);
      for (const [coder, found] of rating.others) {
        const known = perHuman.get(coder) ?? [];
        known.push(confusionOf(found, rating.coded, rating.inScope));
        perHuman.set(coder, known);
      }
      const names = rules.map(({ id }) => id);
      return errorsIn(coded, { code, units, rating, hits, rules: names });
    },
    count(units, all) {
      found.hits += units.holding(all.filter((hit) => family.has(hit.code))).size;
      found.units += units.units.length;
    },
    leaveOut: (why) => {
      left[why]++;
    },
    figures: () => ({
      code,
      ...confusionFigures(whole, options),
      rules: rules.map(({ id, language }) => ({
        rule: id,
        language,
        ...confusionFigures(perRule.get(id) ?? [], options),
        reviewed: reviewedHits(codebook, options.decisions, { code, rule: id }),
      })),
      keywords: keywords.figures(),
      humans: [...perHuman].sort(byName).map(([coder, confusions]) => ({
        coder,
        ...confusionFigures(confusions, options),
      })),
      reviewed: reviewedHits(codebook, options.decisions, { code }),
      notDone: left.not_done,
      notBlind: left.not_blind,
      contested,
      prevalence:
        options.predictor.machine === null
          ? null
          : {
              ...found,
              share: found.units === 0 ? notDefined('no_units') : found.hits / found.units,
              corrected: prevalenceFigure(whole, found, options),
            },
    }),
  };
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

function rulesOf(codebook: Codebook, family: ReadonlySet<string>): Rule[] {
  return [...family].flatMap((id) => codebook.codes.get(id)?.rules ?? []);
}

/** Codes that have a rule, themselves or below them: those that can be validated. */
export function codesWithRules(codebook: Codebook): string[] {
  const has = (code: Code): boolean => code.rules.length > 0 || code.children.some(has);
  return [...codebook.codes.values()].filter(has).map(({ id }) => id);
}

/** The units that hits stand in: all of them, and those of one rule or branch. */
interface Held {
  readonly all: ReadonlySet<number>;
  readonly byRule: (id: string) => ReadonlySet<number>;
}

function heldBy(units: DocumentUnits, hits: CodedDocument['codings']): Held {
  const byRule = new Map<string, CodedDocument['codings'][number][]>();
  for (const hit of hits) {
    const list = byRule.get(hit.rule ?? '') ?? [];
    list.push(hit);
    byRule.set(hit.rule ?? '', list);
  }
  const sets = new Map([...byRule].map(([rule, list]) => [rule, units.holding(list)]));
  return {
    all: new Set([...sets.values()].flatMap((set) => [...set])),
    byRule: (id) => sets.get(id) ?? new Set(),
  };
}

function errorsIn(
  { document }: CodedDocument,
  found: {
    readonly code: string;
    readonly units: DocumentUnits;
    readonly rating: BlindRating;
    readonly hits: Held;
    readonly rules: readonly string[];
  },
): ValidationError[] {
  const { code, units, rating, hits, rules } = found;
  return rating.inScope.flatMap((index): ValidationError[] => {
    const unit = units.units[index];
    const isHit = hits.all.has(index);
    if (!unit || isHit === rating.coded.has(index)) return [];
    return [
      {
        kind: isHit ? 'false-positive' : 'miss',
        code,
        document: document.id,
        line: lineAt(document, unit.start),
        start: unit.start,
        end: unit.end,
        text: document.text.slice(unit.start, unit.end),
        rules: rules.filter((id) => hits.byRule(id).has(index)),
      },
    ];
  });
}
