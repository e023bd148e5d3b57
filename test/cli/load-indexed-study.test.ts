// What analyses get from the index is what a plain reading of the files gives.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { withStudy } from '../../src/cli/load-indexed-study.ts';
import { openFrom } from '../../src/cli/study-command.ts';
import { codingWith } from '../../src/coding/coding.ts';
import { type LoadedStudy, loadStudy } from '../../src/study/load-study.ts';
import { scratchFolder, shippedStudy } from './run-axial.ts';
import { smallStudy, writeStudyFiles } from './small-study.ts';

function contextIn(cwd: string): Context {
  const streams = {
    out: () => undefined,
    err: () => undefined,
    width: null,
    bytes: () => undefined,
    errorsToTerminal: false,
  };
  return { cwd, env: {}, streams };
}

/** Everything that an analysis can see of a study, as plain values. */
function contentOf({ corpus, documents, variables, diagnostics }: LoadedStudy) {
  const coded = [...corpus.documents()].map(({ document, codings, done, summaries }) => ({
    id: document.id,
    file: document.file,
    text: document.text,
    title: document.title,
    metadata: document.metadata,
    blocks: document.blocks,
    sections: document.sections,
    codings: codings.map((coding) => codingWith(coding, {})),
    done,
    summaries,
  }));
  return { coded, documents, variables, diagnostics };
}

async function expectSame(folder: string): Promise<void> {
  const context = contextIn(folder);
  const opened = openFrom(context, {});
  const plain = contentOf(loadStudy(opened));
  for (const run of ['first', 'from what was kept']) {
    const indexed = await withStudy(context, {}, { opened, command: 'test' }, contentOf);
    expect(indexed, run).toEqual(plain);
  }
}

test('the shipped study', async () => {
  await expectSame(shippedStudy());
});

test('findings, tags, codes in front matter, ledgers and rules that see them', async () => {
  const folder = smallStudy({
    'codebook/trust.yaml': `id: trust
name: Trust
definition: Trust.
rules:
  - id: plain
    query: trust*
  - id: beside
    query: '@doubt NEAR/5 law'
  - id: stem
    query: ~depend
children:
  - id: doubt
    name: Doubt
    definition: Doubt.
`,
    'corpus/a.md':
      '---\ncodes: [trust, unknown]\nvariables: {region: North}\n---\n\nSome :doubt[doubt] in law. Trusted.\n',
    'corpus/b.md': '---\nlanguage: fi\ntype: 7\n---\n\n# References\n\nTrust.\n\n:::gap\n\n:::\n',
    'corpus/c.md': '',
  });
  await expectSame(folder);
  writeStudyFiles(folder, { 'corpus/d.md': 'Dependence and trust.\n' });
  await expectSame(folder);
  const path = join(folder, 'codebook/trust.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('query: trust*', 'query: trusted'));
  await expectSame(folder);
});

test('a study without documents', async () => {
  const folder = scratchFolder();
  writeStudyFiles(folder, { 'axial.yaml': 'title: Empty\n', 'corpus/notes.txt': 'no document' });
  await expectSame(folder);
});

test('a terminal shows how far the rules are, and nothing of it stays', async () => {
  const folder = smallStudy({
    'codebook/trust.yaml':
      'id: trust\nname: Trust\ndefinition: d\nrules:\n  - id: plain\n    query: trust*\n',
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`corpus/${id}.md`, 'Trust.\n'])),
  });
  const quiet = contextIn(folder);
  const opened = openFrom(quiet, {});
  let shown = '';
  const err = (text: string): void => {
    shown += text;
  };
  const context = { ...quiet, streams: { ...quiet.streams, err, errorsToTerminal: true } };
  await withStudy(context, {}, { opened, command: 'test' }, () => undefined);
  const lines = shown.split('\r').filter((line) => line.includes('rules'));
  expect(lines.map((line) => line.trim())).toEqual([
    'Trying the rules: 25 %',
    'Trying the rules: 50 %',
    'Trying the rules: 75 %',
  ]);
  expect(shown).toMatch(/\r +\r$/);
  // Nothing is tried a second time.
  shown = '';
  await withStudy(context, {}, { opened, command: 'test' }, () => undefined);
  expect(shown).toBe('');
});
