// Co-occurrence for people: the pairs as a table, the common units as a matrix, Jaccard as a heat map.

import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { counted } from '../text/counted.ts';
import type { HeatMap, NetworkChart } from './chart.ts';
import type { CooccurrencePair, Cooccurrences } from './cooccurrence.ts';
import type { Cell, Column, Table } from './table.ts';

/** Measures beyond expected, Jaccard and lift. */
const FURTHER = [
  ['dice', 'Dice'],
  ['npmi', 'NPMI'],
  ['phi', 'Phi'],
  ['oddsRatio', 'Odds ratio'],
  ['g2', 'G2'],
  ['p', 'p (G2), descriptive'],
  ['pFisher', 'p (Fisher), descriptive'],
  ['pAdjusted', 'p adjusted, descriptive'],
] as const;

/** The pairs as a table; pairs that never meet are left to the matrix and said in a note. */
export function cooccurrenceTable(
  result: Cooccurrences,
  options: { readonly measures: 'main' | 'all' } = { measures: 'main' },
): Table {
  const isOverlap = result.unit === 'overlap';
  const met = result.pairs.filter((pair) => pair.n12 > 0);
  const column = (key: string, label: string, type: Column['type']): Column => ({
    key,
    label,
    type,
    unit: null,
  });
  return {
    id: 'cooccurrence',
    title: 'Co-occurrence of codes',
    columns: [
      column('a', 'Code A', 'text'),
      column('b', 'Code B', 'text'),
      column('n1', 'n1', 'integer'),
      column('n2', 'n2', 'integer'),
      column('n12', 'n12', 'integer'),
      column('disputed', 'Disputed', 'integer'),
      column('documents', 'Documents', 'integer'),
      ...(isOverlap ? [column('overlappingPairs', 'Overlapping pairs', 'integer')] : []),
      column('expected', 'Expected', 'number'),
      column('jaccard', 'Jaccard', 'number'),
      column('lift', 'Lift', 'number'),
      ...(options.measures === 'all'
        ? [
            ...FURTHER.map(([key, label]) => column(key, label, 'number')),
            column('oddsRatioCorrected', 'Odds ratio, +½', 'number'),
            column('oddsRatioLow', 'low', 'number'),
            column('oddsRatioHigh', 'high', 'number'),
          ]
        : []),
      ...(isShuffled(result) ? [column('pPermuted', 'p (shuffled)', 'number')] : []),
    ],
    rows: met.map((pair) => [
      pair.a,
      pair.b,
      pair.n1,
      pair.n2,
      pair.n12,
      pair.disputed,
      pair.documents,
      ...(isOverlap ? [pair.overlappingPairs ?? 0] : []),
      pair.expected,
      pair.jaccard,
      pair.lift,
      ...(options.measures === 'all'
        ? [...FURTHER.map(([key]) => pair[key]), ...correctedCells(pair)]
        : []),
      ...(isShuffled(result) ? [permutedCell(pair)] : []),
    ]),
    notes: [
      ...result.notes,
      'n1, n2: units with A, with B; n12: with both; disputed: those of them in which a coding speaks against one of the two. Expected: n1 n2 / n. Jaccard: n12 / (n1 + n2 - n12). Lift: n12 / expected; 1 is chance.',
      ...(options.measures === 'all' ? furtherNotes(result) : []),
      `${counted(result.pairs.length - met.length, 'further pair')} of codes that occur without a common ${result.unit === 'document' ? 'document' : 'unit'}; a code is not paired with one below it.`,
    ],
  };
}

/** The common units as a matrix of codes by codes; the diagonal holds the units of the code itself. */
export function cooccurrenceMatrix(result: Cooccurrences): Table {
  const codes = result.codes.map(({ code }) => code);
  const cells = pairIndex(result);
  return {
    id: 'cooccurrence-matrix',
    title: 'Units with both codes',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      ...codes.map((code): Column => ({ key: code, label: code, type: 'integer', unit: null })),
    ],
    rows: result.codes.map(({ code, count }) => [
      code,
      ...codes.map(
        (other): Cell => (other === code ? count : (cells.get(`${code}\n${other}`)?.n12 ?? null)),
      ),
    ]),
    notes: [
      ...result.notes,
      'The diagonal holds the units with the code; an empty cell is a code and one above or below it.',
    ],
  };
}

/** The heat map of Jaccard coefficients between the given codes (all that occur, if absent). */
export function cooccurrenceHeatMap(result: Cooccurrences, chosen?: readonly string[]): HeatMap {
  const codes = result.codes
    .map(({ code }) => code)
    .filter((code) => chosen?.includes(code) ?? true);
  const cells = pairIndex(result);
  const strongest = result.pairs
    .filter((pair) => codes.includes(pair.a) && codes.includes(pair.b) && pair.n12 > 0)
    .slice(0, 3)
    .map((pair) => `${pair.a} and ${pair.b} in ${counted(pair.n12, 'unit')}`);
  return {
    kind: 'heat-map',
    id: 'cooccurrence',
    title: `Co-occurrence of codes (Jaccard, unit: ${result.unit})`,
    description:
      strongest.length > 0
        ? `Of ${counted(result.n, 'unit')}, most often together: ${strongest.join('; ')}.`
        : `In ${counted(result.n, 'unit')} no two of these codes occur together.`,
    rows: codes,
    columns: codes,
    values: codes.map((row) =>
      codes.map((column) => {
        const jaccard = cells.get(`${row}\n${column}`)?.jaccard;
        return typeof jaccard === 'number' ? jaccard : null;
      }),
    ),
    measure: 'Jaccard',
  };
}

/** Lines drawn at most: more is a tangle. */
const MOST_LINES = 40;

/** Which codes stand in common units: codes around a circle in the codebook's order, parents left out. */
export function cooccurrenceNetwork(corpus: CodedCorpus, result: Cooccurrences): NetworkChart {
  const used = new Set(result.codes.map(({ code }) => code));
  const hasChild = (code: string): boolean =>
    corpus.codebook.codes.get(code)?.children.some((child) => used.has(child.id)) ?? false;
  const codes = result.codes.filter(({ code }) => !hasChild(code));
  const places = new Map(codes.map(({ code }, index) => [code, index]));
  const met = result.pairs.flatMap(({ a, b, n12 }) => {
    const [from, to] = [places.get(a), places.get(b)];
    return from === undefined || to === undefined || n12 === 0 ? [] : [{ from, to, value: n12 }];
  });
  const links = met.slice(0, MOST_LINES);
  const unit = result.unit === 'overlap' ? 'word' : result.unit;
  const left = met.length - links.length;
  return {
    kind: 'network',
    id: 'cooccurrence-network',
    title: `Codes in common ${unit}s`,
    description: `${counted(codes.length, 'code')} without codes below, ${counted(links.length, 'pair')} with a common ${unit}${left > 0 ? `; ${counted(left, 'weaker pair')} not drawn` : ''}. n = ${result.n}.`,
    nodes: codes.map(({ code, count }) => ({
      name: code,
      color: corpus.codebook.codes.get(code)?.color ?? '#57606a',
      value: count,
    })),
    links,
    linkMeasure: `${unit}s with both codes, 1 to ${Math.max(1, links[0]?.value ?? 1)}`,
    nodeMeasure: `${unit}s with the code`,
  };
}

function isShuffled({ pairs }: Cooccurrences): boolean {
  return pairs.some(({ permutation }) => permutation !== undefined);
}

/** The odds ratio with one half added to every cell, and its Wald interval. */
function correctedCells({ oddsRatioCorrected: ratio }: CooccurrencePair): Cell[] {
  return 'reason' in ratio ? [ratio, ratio, ratio] : [ratio.value, ratio.low, ratio.high];
}

function permutedCell({ permutation }: CooccurrencePair): Cell {
  if (permutation === undefined) return null;
  return 'reason' in permutation ? permutation : permutation.p;
}

function furtherNotes({ m, unit }: Cooccurrences): string[] {
  if (unit === 'overlap') return ['Words next to each other are not independent: no test is made.'];
  return [
    'Odds ratio, +½: one half added to every cell (Haldane 1956, Anscombe 1956), with Wald’s interval of 95 %.',
    `p of G2 and of Fisher’s exact test are descriptive: units of one document are not independent. Adjusted p: Benjamini-Hochberg on Fisher’s p over m = ${m} pairs.`,
  ];
}

function pairIndex(result: Cooccurrences): Map<string, CooccurrencePair> {
  const cells = new Map<string, CooccurrencePair>();
  for (const pair of result.pairs) {
    cells.set(`${pair.a}\n${pair.b}`, pair);
    cells.set(`${pair.b}\n${pair.a}`, pair);
  }
  return cells;
}
