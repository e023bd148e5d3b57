// From the draw to the estimate: sample, judge, validate.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFields } from '../../src/coding/sample.ts';
import { appendEvents } from '../../src/study/ledger-files.ts';
import { readSample } from '../../src/study/sample-files.ts';
import { eventHead, studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `id: law
name: Law
definition: Speaks of law.
rules:
  - id: law
    query: law
`;

test('a whole corpus judged gives its figures exactly; a changed rule is named', async () => {
  const paragraphs = ['A law.', 'In law school.', 'No statute.', 'The sun.', 'The moon.'];
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': `${paragraphs.join('\n\n')}\n`,
  });
  const asked = ['sample', '--code', 'law', '--n', '5', '--strata', 'hit', '--seed', '3', '--json'];
  const first = JSON.parse((await axial(folder, ...asked)).out);
  expect(first).toMatchObject({ sample: 'law', drawn: 5, units: 5, outcome: 'written' });
  const file = join(folder, 'codebook/samples/law.yaml');
  const before = readFileSync(file, 'utf8');
  expect(before.slice(0, before.indexOf('sizes:\n'))).not.toContain('hit: true');
  expect(JSON.parse((await axial(folder, ...asked)).out).outcome).toBe('same');
  const other = await axial(folder, 'sample', '--code', 'law', '--n', '2');
  expect(other.code).toBe(2);
  expect(other.err).toContain('--id');
  expect(readFileSync(file, 'utf8')).toBe(before);

  // "A law." and "No statute." speak of law: one hit of two is right, one of two is found.
  const sample = readSample({ codebook: join(folder, 'codebook') }, 'law');
  const events = sample.units.map((unit) => ({
    ...eventHead('yw'),
    ...judgeFields(sample, unit, ['A law.', 'No statute.'].includes(unit.quote)),
  }));
  appendEvents(join(folder, 'corpus/codings/yw/a.jsonl'), events);
  const answer = JSON.parse((await axial(folder, 'validate', '--json')).out);
  expect(answer.samples).toMatchObject([
    { sample: 'law', coder: 'yw', judged: 5, misses: 1, flags: [] },
  ]);
  const [{ precision, recall, prevalence }] = answer.samples;
  expect([precision.value, recall.value, prevalence.value]).toEqual([0.5, 0.5, 0.4]);

  writeFileSync(
    join(folder, 'codebook/law.yaml'),
    CODEBOOK.replace('query: law', 'query: statute'),
  );
  const changed = JSON.parse((await axial(folder, 'validate', '--json')).out);
  expect(changed.samples[0].flags).toEqual(['rules_changed']);
});

test('a sample file that was tampered with is refused', async () => {
  const folder = studyOf({ 'codebook/law.yaml': CODEBOOK, 'corpus/a.md': 'A law.\n\nThe sun.\n' });
  await axial(folder, 'sample', '--code', 'law', '--n', '2');
  const file = join(folder, 'codebook/samples/law.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/total: 1\n/, 'total: 0\n'));
  const { code, err } = await axial(folder, 'validate');
  expect(code).toBe(2);
  expect(err).toContain('is no sample');
});

test('the command line judges: units without hits, answers by number, estimates by weight', async () => {
  const paragraphs = ['A law.', 'In law school.', 'No statute.', 'The sun.', 'The moon.'];
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': `${paragraphs.join('\n\n')}\n`,
  });
  await axial(folder, 'sample', '--code', 'law', '--n', '5', '--strata', 'hit', '--seed', '3');
  const review = ['review', '--sample', 'law', '--coder', 'yw'];
  const listed = await axial(folder, ...review, '--json');
  const { queue, drawn, judged } = JSON.parse(listed.out);
  expect({ drawn, judged }).toEqual({ drawn: 5, judged: 0 });
  expect(queue.map(({ text }: { text: string }) => text).toSorted()).toEqual(paragraphs.toSorted());
  for (const tell of ['hit', 'rule', 'stratum']) expect(listed.out).not.toContain(tell);
  const numbers = (texts: readonly string[]) =>
    queue
      .filter(({ text }: { text: string }) => texts.includes(text))
      .map(({ id }: { id: string }) => id);
  const yes = numbers(['A law.', 'No statute.']);
  const no = numbers(['In law school.', 'The sun.', 'The moon.']);
  const first = await axial(folder, ...review, '--accept', ...yes, '--json');
  expect(JSON.parse(first.out)).toMatchObject({ sample: 'law', coder: 'yw', left: 3 });
  expect((await axial(folder, ...review)).out).toContain('3 of 5 units open for yw');
  await axial(folder, ...review, '--reject', no.join(','));
  const { samples } = JSON.parse((await axial(folder, 'validate', '--json')).out);
  expect(samples).toMatchObject([{ judged: 5, precision: { value: 0.5 }, recall: { value: 0.5 } }]);
  for (const wrong of [['6'], ['1', '1']]) {
    expect((await axial(folder, ...review, '--accept', ...wrong)).code).toBe(2);
  }
});
