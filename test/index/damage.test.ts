// A damaged index is recognised, set aside and built anew, and never gives a wrong answer.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/index/answer-question.ts';
import { checkIndex } from '../../src/index/check-index.ts';
import { findIndex } from '../../src/index/database-files.ts';
import { isDamage } from '../../src/index/index-problem.ts';
import { indexFiles } from '../../src/index/layout.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { openDatabase } from '../../src/index/sqlite.ts';
import { leaveStamp } from '../../src/index/stamp.ts';
import { firstDisagreement } from '../../src/index/verify.ts';
import { fingerprint } from '../../src/index/versions.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { READING, type TemporaryCorpus, temporaryCorpus } from './temporary-corpus.ts';

const QUERIES = [
  'trust',
  'law* NOT vacuum',
  '"number 7"',
  'NOT trust',
  '/vac.um/',
  'word3? OR word50',
];

/** A corpus whose index has some hundred kilobytes in all its tables. */
function corpusOfSomeSize(): TemporaryCorpus {
  const files: Record<string, string> = {};
  for (let document = 0; document < 20; document++) {
    const paragraphs = Array.from({ length: 30 }, (_, place) => {
      const number = document * 30 + place;
      return `Paragraph number ${number} on trust and law${number % 7}, word${number} vacuum${number % 3}.`;
    });
    files[`doc${document}.md`] = `# Document ${document}\n\n${paragraphs.join('\n\n')}\n`;
  }
  return temporaryCorpus(files);
}

function question(source: string): Question {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return { query: parsed.query, unit: 'paragraph', warn: () => undefined, codingsOf: () => [] };
}

function expectRightAnswers({ index }: OpenIndex, corpus: TemporaryCorpus): void {
  for (const source of QUERIES) {
    expect(firstDisagreement(index, corpus.documents(), question(source))).toBeNull();
  }
}

/** Overwrites bytes at places that are fractions of the file's size. */
function writeNoise(path: string, places: readonly { at: number; bytes: Uint8Array }[]): void {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  for (const { at, bytes } of places)
    writeSync(file, bytes, 0, bytes.length, Math.floor(at * size));
  closeSync(file);
}

const noise = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
});

test('a kill before the first table stood leaves no damage', async () => {
  const corpus = corpusOfSomeSize();
  const { database } = indexFiles(join(corpus.folder, '.axial'));
  mkdirSync(dirname(database), { recursive: true });
  // As createIndex begins: the file and its mode are there, the tables are not.
  const connection = openDatabase(database);
  connection.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;');
  connection.close();
  expect(statSync(database).size).toBeGreaterThan(0);
  const open = await corpus.open();
  expect(corpus.told).toEqual([]);
  expect(open.counts.added).toBe(20);
  expectRightAnswers(open, corpus);
  open.close();
});

describe('noise in the file', () => {
  test('at 200 random places: set aside, built anew, told, and right', async () => {
    const corpus = corpusOfSomeSize();
    const { database } = indexFiles(join(corpus.folder, '.axial'));
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 200, maxLength: 200 }), async (places) => {
        (await corpus.open()).close();
        const told = corpus.told.length;
        writeNoise(database, places);
        const open = await corpus.open();
        expect(corpus.told.slice(told)).toEqual([
          expect.stringMatching(
            /^The index was damaged \(.+\)\. It was set aside as \.axial\/index\.damaged\.sqlite and is built anew\.$/,
          ),
        ]);
        expect(existsSync(join(corpus.folder, '.axial/index.damaged.sqlite'))).toBe(true);
        expect(open.counts.added).toBe(20);
        expectRightAnswers(open, corpus);
        open.close();
      }),
      { numRuns: 4 },
    );
  });

  test('at one place that nobody noticed: a right answer or damage, never a wrong answer', async () => {
    const corpus = corpusOfSomeSize();
    const files = indexFiles(join(corpus.folder, '.axial'));
    (await corpus.open()).close();
    const good = readFileSync(files.database);
    const identity = { fingerprint: fingerprint(READING, 'test'), folder: 'corpus/' };
    let damaged = 0;
    fc.assert(
      fc.property(noise, fc.constantFrom(...QUERIES), (place, source) => {
        writeFileSync(files.database, good);
        writeNoise(files.database, [place]);
        // As if the disk itself had changed the bytes: the file looks as it was left.
        leaveStamp(files);
        const documents = corpus.documents();
        const found = findIndex(files, identity);
        if (found.kind !== 'index') {
          damaged += 1;
          expect(found.kind).toBe('damaged');
          return;
        }
        try {
          expect(firstDisagreement(found.index, documents, question(source))).toBeNull();
        } catch (error) {
          if (!isDamage(error)) throw error;
          damaged += 1;
        } finally {
          found.index.close();
        }
      }),
      { numRuns: 80 },
    );
    expect(damaged).toBeGreaterThan(5);
  });

  test('every byte of a stored value counts', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust in the law, and nothing else.\n' });
    const files = indexFiles(join(corpus.folder, '.axial'));
    (await corpus.open()).close();
    const good = readFileSync(files.database);
    const identity = { fingerprint: fingerprint(READING, 'test'), folder: 'corpus/' };
    const at = good.indexOf('Trust in the law');
    expect(at).toBeGreaterThan(0);
    for (let offset = at; offset < at + 16; offset++) {
      const bad = Buffer.from(good);
      bad[offset] = (bad[offset] ?? 0) ^ 1;
      writeFileSync(files.database, bad);
      leaveStamp(files);
      const found = findIndex(files, identity);
      if (found.kind !== 'index')
        throw new Error('the list of documents is not where the noise is');
      expect(() => checkIndex(found.index)).toThrow(/the text of a is damaged/);
      found.index.close();
    }
  });
});

describe('a file that is no index', () => {
  test.each([
    ['text', Buffer.from('This is not a database, but it was put here.\n'.repeat(50))],
    ['half of it', null],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(20_000)],
  ])('%s: set aside, built anew, told', async (_, content) => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust.\n', 'b.md': 'Law. '.repeat(9000) });
    const { database } = indexFiles(join(corpus.folder, '.axial'));
    (await corpus.open()).close();
    if (content === null) truncateSync(database, Math.floor(statSync(database).size / 2));
    else writeFileSync(database, content);
    const open = await corpus.open();
    expect(corpus.told).toEqual([expect.stringContaining('The index was damaged')]);
    expect(open.counts.added).toBe(2);
    expectRightAnswers(open, corpus);
    open.close();
  });
});

test('a log that was damaged after a kill does no harm', async () => {
  const corpus = corpusOfSomeSize();
  const { database } = indexFiles(join(corpus.folder, '.axial'));
  const open = await corpus.open();
  // The connection is left open, as by a kill: the log is still there.
  const log = `${database}-wal`;
  expect(existsSync(log)).toBe(true);
  const copy = { database: readFileSync(database), log: readFileSync(log) };
  open.close();
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 5 }), async (places) => {
      writeFileSync(database, copy.database);
      writeFileSync(log, copy.log);
      writeNoise(log, places);
      const again = await corpus.open();
      expectRightAnswers(again, corpus);
      again.close();
    }),
    { numRuns: 5 },
  );
});
