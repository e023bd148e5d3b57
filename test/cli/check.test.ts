// axial check names the line and the column of what is wrong, wherever it stands.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = 'id: law\nname: Law\ndefinition: Of law.\n';

async function findings(folder: string) {
  return JSON.parse((await axial(folder, 'check', '--json')).out).diagnostics;
}

test('an unknown code in the front matter, in a list of either form or alone', async () => {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': '---\ncodes:\n  - law\n  - lwa\n---\n\nOne.\n',
    'corpus/b.md': '---\ntitle: B\ncodes: [law, lwa]\n---\n\nOne.\n',
    'corpus/c.md': '---\ncodes: lwa\n---\n\nOne.\n',
  });
  expect(await findings(folder)).toMatchObject([
    { rule: 'unknown-code', file: 'corpus/a.md', line: 4, column: 5, hint: 'Did you mean "law"?' },
    { rule: 'unknown-code', file: 'corpus/b.md', line: 3, column: 14 },
    { rule: 'unknown-code', file: 'corpus/c.md', line: 2, column: 8 },
  ]);
});

test('a stem without a stemmer, once, at the first rule that asks for one', async () => {
  const rules =
    'rules:\n  - id: one\n    query: law\n  - id: two\n    query: ~law\n  - id: three\n    query: ~order\n';
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK + rules,
    'corpus/a.md': '---\nlanguage: fi\n---\n\nOne law.\n',
  });
  for (const _reading of ['first', 'from the index']) {
    const found = await findings(folder);
    expect(found.filter(({ rule }: { rule: string }) => rule === 'rule-warning')).toMatchObject([
      { file: 'codebook/law.yaml', line: 8, column: 12 },
    ]);
  }
});

test('bytes that are no UTF-8, in a document and in the codebook, each at its column', async () => {
  const folder = studyOf({ 'codebook/law.yaml': CODEBOOK, 'corpus/a.md': 'One.\n' });
  writeFileSync(
    join(folder, 'corpus/a.md'),
    Buffer.concat([Buffer.from('One.\n\nA 😀 \uFFFD ä'), Buffer.from([0xe4]), Buffer.from('b.\n')]),
  );
  const latin = Buffer.concat([
    Buffer.from(`${CODEBOOK}include: [n`),
    Buffer.from([0xe4, 0x5d, 10]),
  ]);
  writeFileSync(join(folder, 'codebook/law.yaml'), latin);
  expect(await findings(folder)).toMatchObject([
    { rule: 'invalid-utf8', file: 'codebook/law.yaml', line: 4, column: 12 },
    // "A ", two units of the emoji, " ", the character that is no mistake, " ", "ä".
    { rule: 'invalid-utf8', file: 'corpus/a.md', line: 3, column: 9 },
  ]);
});

test('a tag in the text of an image codes nothing, and is told', async () => {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md':
      'See\nthe ![our :law[rules]](x.png) and :law[![y](z:law[q].png)].\n\n> ![:law[b]][r]\n\n[r]: x\n',
  });
  expect(await findings(folder)).toMatchObject([
    { rule: 'tag-in-image', severity: 'warning', line: 2, column: 11 },
    { rule: 'tag-in-image', line: 4, column: 5 },
  ]);
});

test('a tab in axial.yaml is told in plain words, with its place and a hint', async () => {
  const folder = studyOf({
    'axial.yaml': 'title: S\nvariables:\n\t- region\n',
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': 'One.\n',
  });
  const [first] = await findings(folder);
  expect(first).toMatchObject({ rule: 'settings', file: 'axial.yaml', line: 3, column: 1 });
  expect(first.message).toBe('A tab cannot indent a line in YAML.');
  expect(first.hint).toBe('Use spaces.');
});

test('without its corpus folder a study still tells all that is wrong in axial.yaml', async () => {
  const named = studyOf({
    'axial.yaml': 'titel: S\ncorpus: texts\nunit: page\n',
    'corpus/a.md': '',
  });
  const answer = await axial(named, 'check');
  expect(answer.code).toBe(2);
  expect(answer.err).toContain('texts is missing. axial.yaml names it under "corpus:".');
  expect(answer.err).toContain('axial.yaml:1:1: Unknown key "titel" in axial.yaml. Did you mean');
  expect(answer.err).toContain('axial.yaml:3:1: "unit" cannot be read');
  expect((await findings(named)).map(({ rule }: { rule: string }) => rule)).toEqual([
    'missing-corpus',
    'settings',
    'settings',
  ]);
  const silent = studyOf({ 'corpus/a.md': '' });
  rmSync(join(silent, 'corpus'), { recursive: true });
  const { err } = await axial(silent, 'check');
  expect(err).not.toContain('axial.yaml names');
  expect(err).toContain('is missing. Make it, or name another under "corpus:" in axial.yaml.');
});

test('the name of a coder that no ledger can have', async () => {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': 'Of :law[one]{coder="Eva Li"}, :law[two]{coder=eva-li}, :law[三]{coder=李}.\n',
  });
  expect(await findings(folder)).toMatchObject([
    { rule: 'coder-name', severity: 'warning', line: 1, column: 4 },
  ]);
});
