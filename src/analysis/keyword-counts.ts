// What each keyword (branch of a rule) brings: how much of it is right, what only it finds, what would be
// lost without it.
import { precision, precisionInterval } from '../statistics/validation.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';
import type { RuleBranch } from './rule-branches.ts';

export interface KeywordFigures {
  readonly rule: string;
  /** The branch as the query language writes it. */
  readonly query: string;
  /** Units that it hits; of these, those that the reference coded. */
  readonly hits: number;
  readonly right: number;
  readonly precision: MeasuredFigure;
  /** Units that no other keyword of the code hits. */
  readonly alone: number;
  /** Of these, coded ones: what would be lost without the keyword. */
  readonly lost: number;
}

/** Adds up documents; a document is given as what each branch hits in it, and what is coded. */
export interface KeywordCounter {
  add(hits: ReadonlyMap<string, ReadonlySet<number>>, coded: ReadonlySet<number>): void;
  figures(): KeywordFigures[];
}

/** A counter for the branches of one code's rules (and of the rules of codes below it). */
export function keywordCounter(branches: readonly RuleBranch[]): KeywordCounter {
  const tallies = branches.map(() => ({ hits: 0, right: 0, alone: 0, lost: 0 }));
  return {
    add(hits, coded) {
      const times = new Map<number, number>();
      for (const { id } of branches) {
        for (const unit of hits.get(id) ?? []) times.set(unit, (times.get(unit) ?? 0) + 1);
      }
      branches.forEach(({ id }, index) => {
        const tally = tallies[index];
        if (!tally) return;
        for (const unit of hits.get(id) ?? []) {
          const isAlone = times.get(unit) === 1;
          tally.hits++;
          if (isAlone) tally.alone++;
          if (!coded.has(unit)) continue;
          tally.right++;
          if (isAlone) tally.lost++;
        }
      });
    },
    figures: () =>
      branches.map(({ rule, query }, index) => {
        const { hits, right, alone, lost } = tallies[index] ?? NOTHING;
        const counts = { tp: right, fp: hits - right, fn: 0, tn: 0 };
        return {
          rule,
          query,
          hits,
          right,
          precision: measured(precision(counts), precisionInterval(counts)),
          alone,
          lost,
        };
      }),
  };
}

const NOTHING = { hits: 0, right: 0, alone: 0, lost: 0 };
