// Rules against human coding on five paragraphs that a person can count.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendEvents } from '../../src/study/ledger-files.ts';
import { eventHead, markDone, studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `id: law
name: Law
definition: Speaks of the lack of law.
rules:
  - id: no-law
    query: '"no law" OR lawless'
`;

/** Hit and coded, hit only, coded only, neither, hit twice and coded. */
const FIVE = `:law[There is no law here.]{coder=yw}

A lawless west.

:law[The field is empty.]{coder=yw}

The sun shines.

:law[With no law, a lawless field.]{coder=yw}
`;

function study(): string {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': FIVE,
    'corpus/b.md': 'There is no law here either.\n',
    'corpus/c.md': 'There is no law there.\n',
  });
  markDone(folder, 'yw', { document: 'a', codes: ['law'] });
  markDone(folder, 'yw', { document: 'b', codes: ['law'], shown: ['manual', 'rule'] });
  return folder;
}

test('counts only the document that was read blind, per code, rule and keyword', async () => {
  const { code, out } = await axial(study(), 'validate', '--json', '--errors');
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ format: 1, unit: 'paragraph', coder: 'yw', tuned: true });
  const [law] = answer.codes;
  expect(law).toMatchObject({
    ...{ code: 'law', units: 5, documents: 1, tp: 2, fp: 1, fn: 1, tn: 1 },
    ...{ notDone: 1, notBlind: 1 },
  });
  for (const figure of ['precision', 'recall', 'f1']) expect(law[figure].value).toBeCloseTo(2 / 3);
  // Wilson for 2 of 3.
  expect(law.precision.low).toBeCloseTo(0.2077, 4);
  expect(law.precision.high).toBeCloseTo(0.9385, 4);
  // (3/5 - 13/25) / (1 - 13/25)
  expect(law.kappa.value).toBeCloseTo(1 / 6);
  expect(law.rules).toMatchObject([{ rule: 'no-law', tp: 2, fp: 1, fn: 1, tn: 1 }]);
  expect(law.keywords).toMatchObject([
    { query: '"no law"', hits: 2, right: 2, alone: 1, lost: 1 },
    { query: 'lawless', hits: 2, right: 1, alone: 1, lost: 0 },
  ]);
  expect(answer.errors).toMatchObject([
    { kind: 'false-positive', document: 'a', line: 3, text: 'A lawless west.', rules: ['no-law'] },
    { kind: 'miss', document: 'a', line: 5, text: 'The field is empty.', rules: [] },
  ]);
});

test('whoever accepted or rejected a hit of the rule, or coded with hits in sight, was not blind there', async () => {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': FIVE,
    'corpus/b.md': 'A lawless west.\n',
    'corpus/c.md': 'A lawless east.\n',
    'corpus/d.md': 'There is no law.\n',
  });
  for (const document of ['a', 'b', 'c', 'd']) {
    markDone(folder, 'yw', { document, codes: ['law'], shown: ['manual'] });
  }
  const place = { code: 'law', start: 2, end: 9, quote: 'lawless', prefix: 'A ', suffix: ' ' };
  const decided = { ...place, text: 'hash', codebook: 'hash' };
  const ledger = (document: string) => join(folder, 'corpus/codings/yw', `${document}.jsonl`);
  appendEvents(ledger('b'), [{ ...eventHead('yw'), op: 'accept', rule: 'no-law', ...decided }]);
  appendEvents(ledger('c'), [{ ...eventHead('yw'), op: 'reject', rule: 'no-law', ...decided }]);
  appendEvents(ledger('d'), [
    {
      ...eventHead('yw'),
      op: 'code',
      id: '01HZZZZZZZ0000000000009999',
      ...decided,
      ...{ start: 9, end: 15, quote: 'no law', prefix: 'There is ', suffix: '.' },
      shown: ['rule'],
    },
  ]);
  const { out } = await axial(folder, 'validate', '--json');
  // Only a counts: the accepted hit in b is neither right nor wrong.
  expect(JSON.parse(out).codes[0]).toMatchObject({
    ...{ documents: 1, units: 5, tp: 2, fp: 1, fn: 1, tn: 1, notDone: 0, notBlind: 3 },
  });
});

test('nothing read blind: every figure says why there is none', async () => {
  const folder = studyOf({ 'codebook/law.yaml': CODEBOOK, 'corpus/a.md': FIVE });
  const { code, out } = await axial(folder, 'validate', '--json');
  expect(code).toBe(0);
  const [law] = JSON.parse(out).codes;
  const none = { value: null, reason: 'no_units' };
  expect(law).toMatchObject({ units: 0, precision: none, recall: none, f1: none, kappa: none });
});

test('human against human stands beside human against rule', async () => {
  const folder = study();
  // ab codes nothing in document a: two codings missed, none wrong beside the reference's three.
  markDone(folder, 'ab', { document: 'a', codes: ['law'] });
  // Nobody is named, and two have read: the reference is what they agree on.
  expect(JSON.parse((await axial(folder, 'validate', '--json')).out)).toMatchObject({
    ...{ reference: 'consensus', coder: null },
  });
  const { out } = await axial(folder, 'validate', '--coder', 'yw', '--json');
  const [law] = JSON.parse(out).codes;
  expect(law.humans).toMatchObject([
    { coder: 'ab', tp: 0, fp: 0, fn: 3, tn: 2, precision: { reason: 'nothing_found' } },
  ]);
  const consensus = JSON.parse((await axial(folder, 'validate', '--consensus', '--json')).out);
  // They agree on two units: one hit by "lawless" alone, one not.
  expect(consensus.codes[0]).toMatchObject({ contested: 3, units: 2, tp: 0, fp: 1, fn: 0, tn: 1 });
});

test('a split measures the part that was kept aside, and says so', async () => {
  const folder = study();
  const parts = await Promise.all(
    ['test', 'development'].map(async (part) => {
      const args = ['validate', '--split', '7', '--part', part, '--json'];
      return JSON.parse((await axial(folder, ...args)).out);
    }),
  );
  expect(parts.map(({ tuned }) => tuned)).toEqual([false, false]);
  expect(parts.reduce((sum, { codes }) => sum + codes[0].units, 0)).toBe(5);
  const people = await axial(folder, 'validate');
  expect(people.out).toContain('Tuned on these texts');
});
