// The long proof of the index on real documents: random queries of all operators in all units give the
// same units with the same hits from the index as from a plain reading of every document.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { documentIdOf } from '../src/corpus/document-id.ts';
import { readDocument } from '../src/corpus/read-document.ts';
import type { SourceDocument } from '../src/corpus/source-document.ts';
import type { Question } from '../src/index/answer-question.ts';
import type { IndexFile } from '../src/index/index-file.ts';
import { openIndex } from '../src/index/open-index.ts';
import { wholeContext } from '../src/index/partial-context.ts';
import { QuestionCheck } from '../src/index/verify.ts';
import { documentFields } from '../src/query/document-fields.ts';
import { parseQuery } from '../src/query/parse.ts';
import type { CodedStretch } from '../src/query/unit-context.ts';
import { seededRandom } from '../src/statistics/random.ts';
import { isCjkToken } from '../src/text/character-class.ts';
import { tokenise } from '../src/text/tokens.ts';
import { createVocabulary } from '../src/text/vocabulary.ts';
import { queriesOver } from '../test/index/random-queries.ts';
import type { FolderFile } from './corpus-folder.ts';

const SEED = 20_260_204;
const DOCUMENTS = 320;
const QUERIES = 150;
/** Questions that go over the documents together; each holds on to a document. */
const TOGETHER = 20;
const WORDS = 400;
const UNITS = ['document', 'section', 'paragraph', 'sentence'] as const;
const READING = { defaultLanguage: 'en', exclude: ['References', '附则', 'Schlussformel'] };

export interface IndexProof {
  readonly documents: number;
  readonly queries: number;
  /** Units that both ways find, over all queries. */
  readonly units: number;
  /** Queries with at least one unit. */
  readonly answered: number;
  /** The first difference of each query that has one. */
  readonly different: readonly string[];
}

/** Indexes some documents of `folder`, evenly spread over it, and asks. */
export async function verifyIndex(
  folder: string,
  files: readonly FolderFile[],
  progress?: (queries: number) => void,
): Promise<IndexProof> {
  const step = Math.max(1, Math.floor(files.length / DOCUMENTS));
  const documents = files
    .filter((_, index) => index % step === 0)
    .map(({ name, bytes }) => ({ id: documentIdOf(name), name, bytes }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const derived = mkdtempSync(join(tmpdir(), 'axial-verify-'));
  try {
    const open = await openIndex(
      documents.map(({ id, name }) => ({ id, name, file: name, path: join(folder, name) })),
      {
        derived,
        folder: '',
        reading: READING,
        program: 'verify',
        command: 'npm run verify',
        noRefresh: false,
        mustWrite: true,
        worker: null,
        now: Date.now,
        tell: (message) => process.stderr.write(`${message}\n`),
        onProgress: () => undefined,
      },
    );
    const read = documents.map(({ id, name, bytes }) =>
      readDocument(bytes, { ...READING, id, file: name }),
    );
    const asked = questionsOver(read, QUERIES);
    const answers: Answer[] = [];
    for (let first = 0; first < asked.length; first += TOGETHER) {
      answers.push(...compareSome(open.index, read, asked.slice(first, first + TOGETHER)));
      progress?.(answers.length);
    }
    open.close();
    return {
      documents: read.length,
      queries: answers.length,
      units: answers.reduce((sum, { units }) => sum + units, 0),
      answered: answers.filter(({ units }) => units > 0).length,
      different: answers.flatMap(({ difference }) => (difference === '' ? [] : [difference])),
    };
  } finally {
    rmSync(derived, { recursive: true, force: true });
  }
}

interface Answer {
  readonly units: number;
  /** The first difference, empty where there is none. */
  readonly difference: string;
}

function compareSome(
  index: IndexFile,
  documents: readonly SourceDocument[],
  asked: readonly { readonly source: string; readonly question: Question }[],
): Answer[] {
  const vocabulary = createVocabulary();
  const checks = asked.map(({ source, question }) => ({
    source,
    check: new QuestionCheck(index, question, vocabulary),
    units: 0,
    difference: '',
  }));
  for (const document of documents) {
    const context = wholeContext(document, {
      vocabulary,
      fields: documentFields(document),
      codings: (code) => codingsOf(document, code),
    });
    for (const one of checks) {
      const { units, difference } = one.check.compare(document.id, context);
      one.units += units;
      if (difference && one.difference === '') {
        one.difference = `${one.source}: ${JSON.stringify(difference)}`;
      }
    }
  }
  return checks;
}

function questionsOver(
  documents: readonly SourceDocument[],
  queries: number,
): { source: string; question: Question }[] {
  const arbitrary = fc.tuple(
    queriesOver({ words: wordsOf(documents), filters: filtersOf(documents) }),
    fc.constantFrom(...UNITS),
  );
  return fc.sample(arbitrary, { seed: SEED, numRuns: queries }).flatMap(([source, unit]) => {
    const parsed = parseQuery(source);
    if (!parsed.ok) return [];
    const question = { query: parsed.query, unit, warn: () => undefined, codingsOf };
    return [{ source: `${source} (${unit})`, question }];
  });
}

/** Words as they stand in the documents, frequent ones more often; Chinese ones have two characters. */
function wordsOf(documents: readonly SourceDocument[]): string[] {
  const random = seededRandom(SEED);
  const vocabulary = createVocabulary();
  const words: string[] = [];
  for (let tries = 0; words.length < WORDS && tries < WORDS * 20; tries++) {
    const document = documents[random.below(documents.length)];
    const tokens = document && tokenise(document.text, vocabulary);
    if (!tokens || tokens.count < 2) continue;
    const at = random.below(tokens.count - 1);
    const [first, second] = [at, at + 1].map((token) => {
      return document.text.slice(tokens.starts[token], tokens.ends[token]);
    });
    if (!first || !second || !/^[\p{L}\p{N}]+$/u.test(first + second)) continue;
    words.push(isCjkToken(first) && isCjkToken(second) ? first + second : first);
  }
  return words;
}

function filtersOf(documents: readonly SourceDocument[]): string[] {
  const some = documents.filter((_, index) => index % 40 === 0);
  const titles = some.flatMap(({ title }) => /[\p{L}\p{N}]+/u.exec(title)?.[0] ?? []);
  const sections = some.flatMap(({ sections }) => {
    return /[\p{L}\p{N}]+/u.exec(sections.at(-1)?.path.at(-1) ?? '')?.[0] ?? [];
  });
  return [
    'year:1900..1990',
    'type:law',
    ...new Set(documents.map(({ language }) => `language:${language}`)),
    ...titles.map((title) => `title:${title}`),
    ...sections.map((section) => `section:${section}`),
  ];
}

/** Invented codings, the same for a document of the index and one that was read: every fifth block. */
function codingsOf({ blocks }: SourceDocument, code: string): CodedStretch[] {
  if (code !== 'trust') return [];
  return blocks
    .filter(({ start, end }, index) => index % 5 === 0 && start < end)
    .map(({ start, end }, index) => ({
      start,
      end: Math.min(end, start + 40),
      origin: index % 2 === 0 ? 'inline' : 'rule',
      coder: null,
      stance: index % 3 === 0 ? 'disputes' : null,
    }));
}
