// Names that options and queries give and a study does not have: exit 2, the place, and what there is.
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';
import { writeStudyFiles } from './small-study.ts';

const CODEBOOK = 'id: law\nname: Law\ndefinition: Of law.\n';
const FILES = {
  'codebook/law.yaml': CODEBOOK,
  'corpus/a.md': '---\nyear: 2010\n---\n\nThere is :law[no law]{coder=eva}.\n',
};

test.each([
  ['search', ['law', 'colour:red']],
  ['kwic', ['law', 'colour:red']],
  ['table', ['--rows', 'law colour:red']],
])('%s shows where an unknown field stands in the query', async (command, args) => {
  const { code, err } = await axial(studyOf(FILES), command, ...args);
  expect(code).toBe(2);
  expect(err).toContain('\nlaw colour:red\n    ^^^^^^^^^^\nThere is no field or variable colour');
});

test('a value that nothing fits is an error in a query and in an option', async () => {
  const folder = studyOf(FILES);
  const query = await axial(folder, 'search', 'law year:20x');
  expect(query.code).toBe(2);
  expect(query.err).toContain('\nlaw year:20x\n         ^^^\n"20x" fits no year');
  const option = await axial(folder, 'search', 'law', '--year', '20x');
  expect(option.code).toBe(2);
  expect(option.err).toContain('"20x" fits no year');
  expect((await axial(folder, 'search', 'law', '--year', '2010')).code).toBe(0);
});

test.each([
  ['quotations'],
  ['codes'],
  ['cooccur'],
  ['table'],
  ['publish', '--out', 'site'],
  ['log'],
  ['memos'],
  ['validate'],
])('%s --coder with an unknown name ends with 2 and names the coders', async (...command) => {
  const folder = studyOf({ ...FILES, 'axial.yaml': 'title: S\ncoders: [eva, tom]\n' });
  const { code, err, out } = await axial(folder, ...command, '--coder', 'evaa');
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(
    /There is no coder "evaa"\. Did you mean "eva"\? The coders are: eva(?:, tom)?\./,
  );
});

test('a coder whom the study lists, or who only rejected a hit, is known', async () => {
  const rule = 'rules:\n  - id: r\n    query: law\n';
  const folder = studyOf({
    ...FILES,
    'codebook/law.yaml': CODEBOOK + rule,
    'corpus/b.md': 'Much law.\n',
  });
  const { quotations } = JSON.parse(
    (await axial(folder, 'quotations', '--origin', 'rule', '--document', 'b', '--json')).out,
  );
  await axial(folder, 'review', '--reject', quotations[0].id, '--coder', 'tom');
  expect((await axial(folder, 'quotations', '--coder', 'tom')).code).toBe(0);
});

test('log: --since that is no day is wrong use', async () => {
  const folder = studyOf(FILES);
  await axial(folder, 'tag', 'a', '--code', 'law', '--quote', 'There', '--coder', 'eva');
  for (const since of ['garbage', '2026-02-31', '12']) {
    const { code, err } = await axial(folder, 'log', '--since', since);
    expect([code, err]).toEqual([2, expect.stringContaining(`not "${since}"`)]);
  }
  expect((await axial(folder, 'log', '--since', '2020')).out).toContain('1 event');
  expect((await axial(folder, 'log', '--since', '2999-01-01T00:00Z')).out).toContain('0 events');
});

test('a code that was renamed answers under its new name; one that is lost lists its codings', async () => {
  const folder = studyOf(FILES);
  await axial(folder, 'tag', 'a', '--code', 'law', '--quote', 'There', '--coder', 'eva');
  await axial(folder, 'codebook', 'rename', 'law', 'statute', '--coder', 'eva');
  const renamed = await axial(folder, 'quotations', '--code', 'law', '--json');
  expect(renamed.code).toBe(0);
  expect(renamed.err).toContain('"law" is no code any more; this is the answer for statute');
  expect(JSON.parse(renamed.out).quotations).toHaveLength(2);
  writeStudyFiles(folder, {
    'codebook/order.yaml': 'id: order\nname: Order\ndefinition: Of order.\nexclude: [use law]\n',
  });
  const { diagnostics } = JSON.parse((await axial(folder, 'check', '--json')).out);
  expect(diagnostics.filter(({ rule }: { rule: string }) => rule === 'old-code-id')).toMatchObject([
    { file: 'codebook/order.yaml', line: 4, column: 15, hint: 'It is called statute now.' },
  ]);
  const counted = await axial(folder, 'codes', '--code', 'law', '--json');
  expect(JSON.parse(counted.out).rows[0]).toMatchObject({ code: 'statute', codings: 2 });
  const gone = studyOf(FILES);
  await axial(gone, 'tag', 'a', '--code', 'law', '--quote', 'There', '--coder', 'eva');
  writeStudyFiles(gone, { 'codebook/law.yaml': CODEBOOK.replace('law', 'order') });
  const lost = await axial(gone, 'quotations', '--code', 'law', '--json');
  expect(lost.err).toContain('the codebook has no code "law"; these codings still have it');
  expect(JSON.parse(lost.out).quotations).toMatchObject([{ quote: 'There' }]);
});
