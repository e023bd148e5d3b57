// Codes that follow one another closely: units with A behind which B comes within the next N units.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { Figure } from '../statistics/not-defined.ts';
import { codesAsked, total } from './code-frequencies.ts';
import { KEPT_APART, keptApart, related } from './cooccurrence.ts';
import { countingNotes, inScope } from './scope.ts';
import type { Table } from './table.ts';
import { type CountingOptions, unitCounts } from './unit-counts.ts';
import { count, text } from './validation-table.ts';

export interface FollowingPair {
  readonly a: string;
  readonly b: string;
  /** Units with A, and with B. */
  readonly n1: number;
  readonly n2: number;
  /** Units with A behind which a unit with B follows; each counts once. */
  readonly followed: number;
  readonly documents: number;
  /** For N = 1: Σ over documents of (n − 1) n1 n2 / n², the places of both codes drawn at random. */
  readonly expected: Figure;
}

export interface FollowingPairs {
  readonly unit: CountingOptions['unit'];
  readonly within: number;
  readonly n: number;
  readonly pairs: readonly FollowingPair[];
  readonly notes: readonly string[];
}

/** Every ordered pair of codes that follow one another, most common first. */
export function followingPairs(
  corpus: CodedCorpus,
  options: CountingOptions & { readonly within: number; readonly children?: 'roll' | 'keep' },
): FollowingPairs {
  const { within, unit, filter = {} } = options;
  const every = unitCounts(corpus, options);
  const kept = options.children === 'keep';
  const { counts, scope } = inScope(corpus, kept ? every.map(keptApart) : every, filter);
  const used = codesAsked(corpus, filter).filter((code) =>
    counts.some((each) => each.rolledUp.has(code)),
  );
  const pairs: FollowingPair[] = [];
  for (const a of used) {
    for (const b of used) {
      if (a === b || related(corpus, a, b)) continue;
      let [followed, documents, expected] = [0, 0, 0];
      for (const { n, rolledUp } of counts) {
        const [first, second] = [rolledUp.get(a), rolledUp.get(b)];
        if (!first || !second) continue;
        const here = [...first].filter((at) => comesBehind(second, at, within)).length;
        followed += here;
        if (here > 0) documents++;
        expected += ((n - 1) * first.size * second.size) / (n * n);
      }
      if (followed === 0) continue;
      pairs.push({
        ...{ a, b, followed, documents },
        n1: total(counts, (each) => each.rolledUp.get(a)?.size ?? 0),
        n2: total(counts, (each) => each.rolledUp.get(b)?.size ?? 0),
        expected: within === 1 ? expected : { value: null, reason: 'only_for_the_next_unit' },
      });
    }
  }
  pairs.sort((x, y) => y.followed - x.followed);
  const n = total(counts, (each) => each.n);
  const notes = [...countingNotes(counts, options, scope), ...(kept ? [KEPT_APART] : [])];
  return { unit, within, n, pairs, notes };
}

function comesBehind(units: ReadonlySet<number>, at: number, within: number): boolean {
  for (let step = 1; step <= within; step++) if (units.has(at + step)) return true;
  return false;
}

/** The pairs as a table. */
export function followingTable({ within, pairs, notes, unit }: FollowingPairs): Table {
  return {
    id: 'following',
    title: `Codes within the next ${within === 1 ? unit : `${within} ${unit}s`}`,
    columns: [
      text('a', 'Code A'),
      text('b', 'then B'),
      count('n1', 'n1'),
      count('n2', 'n2'),
      count('followed', 'A then B'),
      { key: 'expected', label: 'Expected', type: 'number', unit: null },
      count('documents', 'Documents'),
    ],
    rows: pairs.map((p) => [p.a, p.b, p.n1, p.n2, p.followed, p.expected, p.documents]),
    notes: [
      ...notes,
      'A then B: units with A behind which B stands in one of the next units of the same document; each unit with A counts once. Expected, for the next unit alone: both codes placed at random within their documents.',
    ],
  };
}
