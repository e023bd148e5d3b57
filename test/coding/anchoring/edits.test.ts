// The proof of anchoring: thousands of random edits on documents in three languages, each with twenty
// codings, and where each of them stands afterwards. `npm run verify` does the same on real corpora.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src/coding/anchoring/anchor.ts';
import { anchorAll } from '../../../src/coding/anchoring/anchor-all.ts';
import { readDocument } from '../../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../../src/corpus/source-document.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { count, type Figures, figuresTable, noFigures, shareTaken } from './edit-figures.ts';
import { prepare, randomSpans, runTrial, type TestDocument } from './edit-trial.ts';
import { EDIT_KINDS } from './random-edits.ts';

const LANGUAGES = ['en', 'zh', 'de'] as const;
const CODINGS = 20;
const MOST_EDITS = 10;
/** The long proofs take half a minute on a quiet machine. */
const PATIENCE = { timeout: 300_000 };

/** The shipped notes in English and Chinese, and German texts written for this test. */
const sources = ['corpus', 'test/coding/anchoring/fixtures'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
);

function read(bytes: Uint8Array): SourceDocument {
  return readDocument(bytes, { id: 'a', file: 'a.md' });
}

/** Makes so many edits, the languages in turn, and prints the figures. */
function edit(
  edits: number,
  { seed, oldTextKept }: { seed: number; oldTextKept: boolean },
): Figures {
  const random = seededRandom(seed);
  const groups = new Map<string, Figures>();
  const documents = new Map<string, TestDocument[]>();
  for (const language of LANGUAGES) {
    const some = sources.map(({ bytes }) => read(bytes)).filter((one) => one.language === language);
    documents.set(
      language,
      some.map((one) => prepare(one, random)),
    );
    groups.set(language, noFigures());
  }
  const all = noFigures();
  for (let turn = 0; all.edits < edits; turn += 1) {
    const language = LANGUAGES[turn % LANGUAGES.length] ?? 'en';
    const some = documents.get(language) ?? [];
    const document = some[Math.floor(turn / LANGUAGES.length) % some.length];
    if (!document) throw new Error(`No document in ${language}`);
    const most = Math.min(MOST_EDITS, Math.ceil(document.document.blocks.length / 2));
    const trial = runTrial(document, random, {
      codings: CODINGS,
      edits: 1 + random.below(most),
      oldTextKept,
    });
    for (const figures of [groups.get(language), all]) if (figures) count(figures, trial);
  }
  const title = oldTextKept ? 'with the old text' : 'without the old text';
  process.stdout.write(`\n${title}, seed ${seed}\n${figuresTable(groups.set('all', all))}\n`);
  return all;
}

describe('codings after random edits', () => {
  it('stand on their words, by no chance, and 99 of 100 without asking', PATIENCE, () => {
    const figures = edit(10_000, { seed: 1, oldTextKept: true });
    expect(figures.edits).toBeGreaterThanOrEqual(10_000);
    expect(figures.wrongWords).toBe(0);
    expect(figures.foreign).toBe(0);
    expect(figures.chance).toBe(0);
    expect(shareTaken(figures)).toBeGreaterThanOrEqual(0.99);
  });

  it(
    'stand on their words where the old text is lost, most of them without asking',
    PATIENCE,
    () => {
      const figures = edit(2000, { seed: 2, oldTextKept: false });
      expect(figures.wrongWords).toBe(0);
      expect(figures.chance).toBe(0);
      expect(shareTaken(figures)).toBeGreaterThanOrEqual(0.8);
    },
  );
});

/** Breaks a line at every space between small letters that stands outside of tags. */
function wrapped(line: string): string {
  return /[[\]{}]/.test(line) ? line : line.replace(/(?<=[a-z,]) (?=[a-z])/g, '\n');
}

describe('codings after edits of the Markdown itself', () => {
  /** Anything may happen to the source: the middle of a tag, half a table, a fence that never ends. */
  it('never stand on other words', PATIENCE, () => {
    const random = seededRandom(3);
    let taken = 0;
    for (const { bytes } of sources) {
      const before = read(bytes);
      const anchors = randomSpans(before.text, CODINGS, random).map((span) =>
        makeAnchor(before, span),
      );
      let markdown = bytes.toString('utf8');
      for (let step = 0; step < 8; step += 1) {
        const [from, to] = [random.below(markdown.length), random.below(markdown.length)];
        const stretch = markdown.slice(from, from + random.below(60));
        markdown = markdown.slice(0, to) + stretch + markdown.slice(to + random.below(60));
        if (step === 4) markdown = markdown.replaceAll(/\r?\n/g, '\r\n');
        const after = read(Buffer.from(markdown));
        for (const [index, { status, span }] of anchorAll(anchors, before, after).entries()) {
          if (status === 'proposed' || status === 'orphaned') continue;
          expect(after.text.slice(span?.start, span?.end)).toBe(anchors[index]?.quote);
          taken += 1;
        }
      }
    }
    expect(taken).toBeGreaterThan(sources.length * CODINGS);
  });

  it.each([
    ['reflowed lines', (text: string) => text.replace(/^[A-Z].*/gm, wrapped)],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'other emphasis',
      (text: string) => text.replace(/\b(the|und|and)\b(?![^{]*})(?![^[]*\])/g, '**$1**'),
    ],
    ['tags taken away', (text: string) => text.replace(/:[a-z-]+\[([^\]]*)\](\{[^}]*\})?/g, '$1')],
  ])('after %s all codings are anchored as they were', (_, change) => {
    let documents = 0;
    for (const { bytes } of sources) {
      const text = bytes.toString('utf8');
      const start = text.indexOf('---', 3);
      const before = read(bytes);
      const after = read(Buffer.from(text.slice(0, start) + change(text.slice(start))));
      if (after.text !== before.text) continue;
      documents += 1;
      const spans = randomSpans(before.text, CODINGS, seededRandom(4));
      const placements = anchorAll(
        spans.map((span) => makeAnchor(before, span)),
        before,
        after,
      );
      expect(placements.map(({ span }) => span)).toEqual(spans);
      expect(new Set(placements.map(({ method }) => method))).toEqual(new Set(['same-text']));
    }
    expect(documents).toBeGreaterThan(sources.length / 2);
  });
});

it('every kind of edit occurs', () => {
  const random = seededRandom(5);
  const [source] = sources;
  if (!source) throw new Error('No documents');
  const document = prepare(read(source.bytes), random);
  const seen = new Set<string>();
  for (let trial = 0; trial < 30; trial += 1) {
    const { edits } = runTrial(document, random, { codings: 1, edits: 8, oldTextKept: true });
    for (const kind of edits) seen.add(kind);
  }
  expect([...seen].sort()).toEqual([...EDIT_KINDS].sort());
});
