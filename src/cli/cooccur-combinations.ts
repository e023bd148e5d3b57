// What `axial cooccur` cannot answer at once: each combination with the reason, instead of an option that
// is silently left aside.
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import { UsageError } from '../study/usage-error.ts';
import { knownName } from './options.ts';

interface Combination {
  readonly unit: string;
  readonly assign?: string;
  readonly matrix?: boolean;
  readonly by?: string;
  readonly within?: number;
  readonly permute?: number;
  readonly show?: readonly string[];
  readonly chart?: string;
}

/** @throws UsageError with the reason, for options that exclude one another. */
export function checkCombination(options: Combination): void {
  for (const [isGiven, why] of conflicts(options)) if (isGiven) throw new UsageError(why);
}

function conflicts(options: Combination): readonly (readonly [boolean, string])[] {
  const { unit, assign, matrix, by, within, permute, show, chart } = options;
  const [isWithin, isShow, isBy] = [within !== undefined, show !== undefined, by !== undefined];
  return [
    [isWithin && unit === 'overlap', '--within needs units, not words.'],
    [
      isWithin && unit === 'document',
      '--within counts the next units of the same document: it needs units within documents.',
    ],
    [isWithin && isShow, '--show opens the cells of common units, not those of --within.'],
    [
      isWithin && isBy,
      '--within counts units; its column of documents says in how many documents.',
    ],
    [isWithin && permute !== undefined, '--permute shuffles for common units, not for --within.'],
    [isWithin && matrix === true, '--within is a list of ordered pairs: it has no --matrix.'],
    [isWithin && chart !== undefined, '--within is a list of ordered pairs: it has no --chart.'],
    [isBy && unit === 'overlap', '--by document needs units, not words.'],
    [
      isBy && permute !== undefined,
      '--permute shuffles units within documents: with --by document there is nothing to shuffle.',
    ],
    [isShow && permute !== undefined, '--show lists quotations: it has no --permute.'],
    [isShow && matrix === true, '--show opens one cell: it has no --matrix.'],
    [isShow && chart !== undefined, '--show opens one cell: it has no --chart.'],
    [
      isShow && assign === 'majority',
      '--show takes units that a coding touches: no --assign majority.',
    ],
  ];
}

/** The two codes of a cell. @throws UsageError for one code alone, twice the same, or a code and one below it. */
export function cellOf(given: readonly string[], codebook: Codebook): readonly [string, string] {
  const names = given.flatMap((codes) => codes.split(',')).filter((code) => code !== '');
  const [a, b, ...more] = names.map((name) => knownName('code', name, [...codebook.codes.keys()]));
  if (a === undefined || b === undefined || more.length > 0) {
    throw new UsageError('--show takes two codes: --show A B.');
  }
  if (a === b)
    throw new UsageError('--show takes two different codes: a code is not paired with itself.');
  for (const [above, below] of [[a, b] as const, [b, a] as const]) {
    if (!ancestorsOf(codebook, below).includes(above)) continue;
    throw new UsageError(
      `"${below}" stands below "${above}": every unit of the one counts for the other, so they are no pair.`,
    );
  }
  return [a, b];
}
