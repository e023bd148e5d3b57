// From a coder's own codings to paragraphs worth a look; and what a split keeps out of sight.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partOf } from '../../src/analysis/split-documents.ts';
import { markDone, studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `- id: water
  name: Water
  definition: Speaks of water.
- id: stone
  name: Stone
  definition: Speaks of stone.
  rules:
    - id: stones
      query: stone
`;

/** Read documents speak of rivers (coded) and hills (not); the unread ones of one of them. */
function study(): string {
  const read = (n: number) =>
    [`:water[The river ${n} flows to the sea.]{coder=yw}`, `A hill of stone ${n}.`, 'Dust.'].join(
      '\n\n',
    );
  const files = Object.fromEntries(
    Array.from({ length: 6 }, (_, n) => [`corpus/read-${n}.md`, `${read(n)}\n`]),
  );
  const folder = studyOf({
    'codebook/codes.yaml': CODEBOOK,
    ...files,
    'corpus/open-hill.md': 'Another hill of stone.\n',
    'corpus/open-river.md': 'Rivers flow.\n\nNothing here.\n',
  });
  for (let n = 0; n < 6; n++) {
    markDone(folder, 'yw', { document: `read-${n}`, codes: ['water', 'stone'] });
  }
  return folder;
}

test('the ranking is tried on unseen documents, and only what speaks for the code is suggested', async () => {
  const { out } = await axial(study(), 'suggest', 'water', '--json');
  const { crossValidation, suggestions, ranked, coder } = JSON.parse(out);
  // Six of 18 read paragraphs are coded; their words separate them wholly.
  expect(crossValidation).toMatchObject({ folds: 6, units: 18, coded: 6, documents: 6 });
  expect(crossValidation.prevalence).toBeCloseTo(1 / 3);
  expect(crossValidation.rPrecision.value).toBe(1);
  expect(crossValidation.averagePrecision.value).toBe(1);
  expect({ ranked, coder }).toEqual({ ranked: 3, coder: 'yw' });
  expect(suggestions).toMatchObject([{ document: 'open-river', line: 1, text: 'Rivers flow.' }]);
  expect(suggestions[0].words.toSorted()).toEqual(['flow', 'rivers']);
});

test('suggestions wait in the review, change no figure, and become codings by an answer alone', async () => {
  const folder = study();
  const json = async (...args: string[]) =>
    JSON.parse((await axial(folder, ...args, '--json')).out);
  const before = await json('codes');
  const people = await axial(folder, 'suggest', 'water');
  expect(people.out.indexOf('Cross-validated')).toBe(0);
  expect(await json('codes')).toEqual(before);
  const review = ['review', '--code', 'water', '--coder', 'yw'];
  const { queue } = await json(...review);
  expect(queue).toMatchObject([{ kind: 'proposal', code: 'water', text: 'Rivers flow.' }]);
  expect((await json('review', '--code', 'water', '--coder', 'other')).queue).toEqual([]);
  await axial(folder, ...review, '--accept', queue[0].id);
  expect((await json(...review)).queue).toEqual([]);
  const { quotations } = await json('quotations', '--document', 'open-river');
  expect(quotations).toMatchObject([{ code: 'water', origin: 'accepted', quote: 'Rivers flow.' }]);
});

test('too little to learn from: a reason, and nothing in the queue', async () => {
  const { code, out } = await axial(study(), 'suggest', 'stone', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ reason: 'too_few_coded_units', suggestions: [] });
});

test('nobody has coded: refused', async () => {
  const folder = studyOf({ 'codebook/codes.yaml': CODEBOOK, 'corpus/a.md': 'Rivers.\n' });
  const { code, err } = await axial(folder, 'suggest', 'water');
  expect(code).toBe(2);
  expect(err).toContain('nothing to learn from');
});

test('keywords, suggest and review see the development part alone', async () => {
  const folder = study();
  const documents = [...Array(6).keys()].map((n) => `read-${n}`);
  const seed = [...Array(50).keys()].find((s) => {
    const split = { seed: s, share: 0.3 };
    const parts = documents.map((document) => partOf(document, split));
    return (
      parts.filter((part) => part === 'test').length === 2 && partOf('open-hill', split) === 'test'
    );
  });
  const args = ['--split', String(seed), '--json'];
  const json = async (...given: string[]) =>
    JSON.parse((await axial(folder, ...given, ...args)).out);
  const suggested = await json('suggest', 'water');
  expect(suggested.crossValidation).toMatchObject({ documents: 4, units: 12 });
  const { keywords } = await json('keywords', 'water');
  expect(keywords[0]).toMatchObject({ documents: 4 });
  const { queue } = await json('review', '--code', 'stone', '--coder', 'yw');
  const seen = queue.map(({ document }: { document: string }) => document);
  expect(seen).toHaveLength(4);
  expect(seen).not.toContain('open-hill');
  expect((await axial(folder, 'keywords', 'water')).out).toContain('tuned on these texts');
});

test('chosen keywords are kept as a rule of the code', async () => {
  const folder = study();
  const save = ['keywords', 'water', '--save', 'river,the sea', '--coder', 'yw'];
  expect((await axial(folder, ...save)).code).toBe(0);
  const written = readFileSync(join(folder, 'codebook/codes.yaml'), 'utf8');
  expect(written).toContain(
    `- id: water-1\n      query: 'river OR "the sea"'\n      language: en\n`,
  );
  // The shortest quotation that it hits shows it at work, so that check has nothing to say.
  expect(written).toContain('  examples:\n    positive:\n      - The river 0 flows to the sea.\n');
  expect((await axial(folder, 'check')).out).not.toContain('rule-without-example');
  const { codes } = JSON.parse((await axial(folder, 'code', '--code', 'water', '--json')).out);
  expect(codes).toMatchObject([{ rule: 'water-1', codings: 6 }]);
  const unknown = await axial(folder, 'keywords', 'wather', '--save', 'river');
  expect(unknown).toMatchObject({ code: 2 });
  expect(unknown.err).toContain('Did you mean "water"?');
});
