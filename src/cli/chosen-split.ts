// Which part of the documents a command may see: with a split, only the development part.
import type { Command } from 'commander';
import { corpusPart, type Split, TEST_SHARE } from '../analysis/split-documents.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { Study } from '../study/open-study.ts';
import { wholeNumber } from './option-values.ts';

export interface SplitOptions {
  readonly split?: number;
}

/** Adds `--split`. */
export function addSplitOption(command: Command): Command {
  return command.option(
    '--split <seed>',
    'keep a part of the documents aside by this seed (default: the split in axial.yaml)',
    wholeNumber(0),
  );
}

/** The split of the command line, else that of the study; null for none. */
export function chosenSplit(
  { split }: SplitOptions,
  { settings }: Pick<Study, 'settings'>,
): Split | null {
  if (split === undefined) return settings.split;
  return { seed: split, share: settings.split?.share ?? TEST_SHARE };
}

/** The documents on which rules may be tuned, and a sentence that says which they are. */
export function developmentPart(
  corpus: CodedCorpus,
  split: Split | null,
): { readonly corpus: CodedCorpus; readonly note: string } {
  if (split === null) {
    const note = 'No documents were kept aside: a rule made from this is tuned on these texts.';
    return { corpus, note };
  }
  return {
    corpus: corpusPart(corpus, split, 'development'),
    note: `Development part alone: a share of ${split.share} of the documents is kept aside by seed ${split.seed} and was not looked at.`,
  };
}
