// The sentences under a validation: what the reference is, which documents count, how intervals were made.
import { FEWEST_DOCUMENTS } from '../statistics/agreement/agreement-intervals.ts';
import type { Reference } from './blind-ratings.ts';
import type { Part, Split } from './split-documents.ts';

export interface ValidationFacts {
  readonly unit: string;
  readonly reference: Reference;
  readonly machine: string | null;
  readonly split: Split | null;
  readonly part: Part;
  readonly seed: number;
  readonly draws: number;
}

/** What a reader must know to take the figures for what they are. */
export function validationNotes(facts: ValidationFacts): string[] {
  const { unit, reference, machine, split, part, seed, draws } = facts;
  const hidden = machine === null ? 'the hits of rules' : 'the proposals of machines';
  const who =
    reference.kind === 'coder'
      ? `Reference: coder ${reference.coder}`
      : 'Reference: the coders where all who are done with a document agree; units on which they differ are left out, which flatters the figures';
  return [
    `Unit: ${unit}. ${who}, only in documents read whole for the code without sight of ${hidden}. tp: hit and coded; fp: hit only; fn: coded only (a miss); tn: neither. A code counts with those below it.`,
    split === null
      ? `Tuned on these texts: no part of the documents was kept aside, so the figures may be better than on new texts. "--split SEED" keeps a part aside.`
      : part === 'test'
        ? `Test part: documents kept aside by seed ${split.seed} (share ${split.share}); the figures hold for texts on which nothing was tuned, if nobody looked at them.`
        : `Development part (seed ${split.seed}, share kept aside ${split.share}): tuned on these texts.`,
    `Intervals of 95 %: Wilson for precision and recall (units taken as independent); percentile bootstrap for F1 and kappa, ${draws} draws, seed ${seed} (xoshiro128**), over documents where there are at least ${FEWEST_DOCUMENTS}, else over units.`,
    ...(machine === null
      ? []
      : [`The machine ${machine} is taken to have read all of these documents for these codes.`]),
  ];
}
