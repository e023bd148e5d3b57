// Tries the rules of each code on its examples.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { KeptCode } from './collect-codes.ts';
import type { ReadRule } from './read-rules.ts';
export function checkExamples(
  _codes: ReadonlyMap<string, KeptCode>,
  _rules: readonly ReadRule[],
  _d: Diagnostic[],
): void {}
