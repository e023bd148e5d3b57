// When new documents stopped bringing new codes. Only codes that arose from the reading can saturate.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { seededRandom } from '../statistics/random.ts';
import {
  type Saturation,
  type SaturationOptions,
  type ShuffledSaturation,
  saturation,
  shuffledSaturation,
} from '../statistics/saturation.ts';
import { counted } from '../text/counted.ts';
import { HUMAN_ORIGINS } from './scope.ts';
import type { Table } from './table.ts';

export interface CodeSaturation extends Saturation {
  /** Codes marked `emergent: true`: the only ones counted. */
  readonly emergent: readonly string[];
  /** Ids of the documents that somebody has read for these codes, in the order in which they were taken. */
  readonly documents: readonly string[];
  /** How many documents the corpus has. */
  readonly ofDocuments: number;
  readonly shuffled: ShuffledSaturation;
  /** Why there is no figure, or null. */
  readonly reason: string | null;
  readonly notes: readonly string[];
}

export interface CodeSaturationOptions extends SaturationOptions {
  readonly orders: number;
  readonly seed: number;
}

/** Saturation of the emergent codes over the documents, in their order and in seeded random orders. */
export function codeSaturation(
  corpus: CodedCorpus,
  options: CodeSaturationOptions,
): CodeSaturation {
  const emergent = [...corpus.codebook.codes.values()]
    .filter((code) => code.emergent)
    .map(({ id }) => id);
  const numbers = new Map(emergent.map((code, index) => [code, index]));
  const documents: string[] = [];
  const codesOf: number[][] = [];
  let ofDocuments = 0;
  for (const { document, codings, done } of corpus.documents()) {
    ofDocuments++;
    // Unread, a document would bring no new code: saturation by not reading.
    if (!done.some(({ codes }) => emergent.every((code) => codes.has(code)))) continue;
    documents.push(document.id);
    const own = codings.filter(({ origin }) => HUMAN_ORIGINS.includes(origin));
    codesOf.push([...new Set(own.flatMap(({ code }) => numbers.get(code) ?? []))]);
  }
  const { base = 4, run = 2, threshold = 0.05 } = options;
  const random = seededRandom(options.seed);
  const found = saturation(codesOf, options);
  return {
    ...found,
    emergent,
    documents,
    ofDocuments,
    shuffled: shuffledSaturation(codesOf, options.orders, { ...options, random }),
    reason: reasonAgainst(emergent, codesOf, { least: base + run, baseCodes: found.baseCodes }),
    notes: [
      `After Guest, Namey and Chen 2020: base ${base}, run ${run}, threshold ${Math.round(threshold * 100)} %, human codings alone.`,
      'Only codes marked "emergent: true" count: a code that was there before the reading cannot saturate.',
      `n = ${counted(documents.length, 'document')} of ${ofDocuments}: those that somebody is done with for all of these codes.`,
      `The given order is that of the document ids; the median is of ${options.orders} random orders, seed ${options.seed}.`,
    ],
  };
}

function reasonAgainst(
  emergent: readonly string[],
  documents: readonly (readonly number[])[],
  { least, baseCodes }: { readonly least: number; readonly baseCodes: number },
): string | null {
  if (emergent.length === 0) return 'no_emergent_codes';
  if (documents.length === 0) return 'no_done_documents';
  if (documents.length < least) return 'too_few_documents';
  if (!documents.some((codes) => codes.length > 0)) return 'never_used';
  return baseCodes === 0 ? 'empty_base' : null;
}

/** One row a run. */
export function saturationTable(result: CodeSaturation): Table {
  const reached =
    result.reason !== null
      ? `Saturation is not defined (${result.reason}).`
      : result.reachedAt === null
        ? 'Saturation was not reached in the given order.'
        : `Saturation was reached at document ${result.reachedAt} in the given order.`;
  const { shuffled } = result;
  const median =
    shuffled.median === null
      ? 'in most random orders it was not reached'
      : `the median of random orders is document ${shuffled.median}`;
  return {
    id: 'saturation',
    title: 'Saturation of emergent codes',
    columns: [
      { key: 'documents', label: 'Documents', type: 'text', unit: null },
      { key: 'newCodes', label: 'New codes', type: 'integer', unit: null },
      { key: 'newInformation', label: 'New information', type: 'percent', unit: null },
    ],
    rows:
      result.reason !== null
        ? []
        : result.runs.map((run) => [`${run.first}–${run.last}`, run.newCodes, run.newInformation]),
    notes: [
      ...result.notes,
      result.reason === null
        ? `${reached} Reached in ${shuffled.reached} of ${shuffled.orders} random orders; ${median}.`
        : reached,
    ],
  };
}
