// What is held against human coding: where rules, or a machine, say that a code applies.
import type { Codebook } from '../codebook/codebook.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding, Origin } from '../coding/coding.ts';
import { ruleCoder } from '../coding/rule-codings.ts';
import { withBranches } from './rule-branches.ts';

/** Something that finds codes in texts. */
export interface Predictor {
  /** `rule` or `machine`: a coder who saw codings of this origin is no reference for it. */
  readonly origin: Extract<Origin, 'rule' | 'machine'>;
  /** Model and version; null for rules. */
  readonly machine: string | null;
  /** Every stretch that it would code, whatever people decided about it since. */
  readonly hitsOf: (coded: CodedDocument) => readonly Coding[];
}

/**
 * The rules of the codebook, each with its branches (`rule` is then the branch's id). Hits that somebody
 * rejected are among them: what a rule finds does not depend on the review.
 */
export function rulePredictor(codebook: Codebook): Predictor {
  const coder = ruleCoder(withBranches(codebook));
  return {
    origin: 'rule',
    machine: null,
    hitsOf: ({ document, codings }) =>
      coder.apply(
        document,
        codings.filter(({ origin }) => origin !== 'rule' && origin !== 'machine'),
      ),
  };
}

/** The proposals of one machine, decided or not, by document. */
export function machinePredictor(
  machine: string,
  proposals: ReadonlyMap<string, readonly Coding[]>,
): Predictor {
  return {
    origin: 'machine',
    machine,
    hitsOf: ({ document }) => proposals.get(document.id) ?? [],
  };
}
