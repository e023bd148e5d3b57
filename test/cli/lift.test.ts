// Inline tags into ledgers and back into a copy: the same codings.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODES =
  'id: trust\nname: Trust\ndefinition: Speaks of trust.\nchildren:\n  - id: hope\n    name: Hope\n    definition: Hope is there.\n';
const TEXT = `# Title

:trust[They *rely* :hope[on us]{memo="Why?"}]{coder=ben stance=disputes} today.

:::hope{coder=ben}
One.

Two.
:::

Left: :other[unknown].
`;

async function json(folder: string, ...args: string[]) {
  return JSON.parse((await axial(folder, ...args, '--json')).out);
}

async function codings(folder: string): Promise<string[]> {
  const { quotations } = await json(folder, 'quotations');
  return quotations.map((each: Record<string, unknown>) =>
    JSON.stringify([each.code, each.coder, each.quote, each.stance, each.memo]),
  );
}

const CODINGS = [
  '["trust","ben","They rely on us","disputes",null]',
  '["hope","ana","on us",null,"Why?"]',
  '["hope","ben","One.\\nTwo.",null,null]',
];

test('lift: the text stays, tags become codings of the coder that they name; twice changes nothing', async () => {
  const folder = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': TEXT });
  const before = await json(folder, 'text', 'a');
  const lifted = await json(folder, 'lift', 'a', '--coder', 'ana');
  expect(lifted.lifted).toHaveLength(3);
  expect(lifted.left).toEqual([]);
  const after = await json(folder, 'text', 'a');
  expect(after.documents[0].hash).toBe(before.documents[0].hash);
  expect(readFileSync(join(folder, 'corpus/a.md'), 'utf8')).toBe(
    '# Title\n\nThey *rely* on us today.\n\nOne.\n\nTwo.\n\nLeft: :other[unknown].\n',
  );
  expect(await codings(folder)).toEqual(CODINGS);

  // As after a kill between ledger and document: the tags are there again.
  writeFileSync(join(folder, 'corpus/a.md'), TEXT);
  expect((await json(folder, 'lift', 'a', '--coder', 'ana')).lifted).toEqual(lifted.lifted);
  expect(await codings(folder)).toEqual(CODINGS);
});

test('inline: a copy with the codings as tags, which lifts to the same codings', async () => {
  const folder = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': TEXT });
  await json(folder, 'lift', 'a', '--coder', 'ana');
  const source = readFileSync(join(folder, 'corpus/a.md'), 'utf8');
  const answer = await json(folder, 'inline', 'a', '--out', 'copy.md');
  expect(answer).toMatchObject({ document: 'a', written: 3, left: [] });
  expect(readFileSync(join(folder, 'corpus/a.md'), 'utf8')).toBe(source);
  const copy = readFileSync(join(folder, 'copy.md'), 'utf8');
  const other = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': copy });
  expect(await codings(other)).toEqual(CODINGS);
  await json(other, 'lift', 'a', '--coder', 'eva');
  expect(await codings(other)).toEqual(CODINGS);
});

test('inline: crossing codings cannot both be written; the copy is never the document', async () => {
  const folder = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': 'One two three.\n' });
  const tag = (words: string): string[] => [
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    words,
    '--coder',
    'ana',
  ];
  await json(folder, ...tag('One two'));
  await json(folder, ...tag('two three'));
  const answer = await axial(folder, 'inline', 'a');
  expect(answer.out).toBe(':trust[One two]{coder=ana} three.\n');
  expect(answer.err).toContain('trust by ana crosses another tag or the markup; left out');
  expect((await axial(folder, 'inline', 'a', '--out', 'corpus/a.md')).code).toBe(2);
});

test('lift refuses a coder who does not take part', async () => {
  const folder = studyOf({
    'axial.yaml': 'coders: [ana]\n',
    'codebook/c.yaml': CODES,
    'corpus/a.md': TEXT,
  });
  const answer = await axial(folder, 'lift', 'a', '--coder', 'ana');
  expect(answer.code).toBe(2);
  expect(answer.err).toContain('names the coder "ben", who is none of those in axial.yaml (ana)');
  expect(readFileSync(join(folder, 'corpus/a.md'), 'utf8')).toBe(TEXT);
});
