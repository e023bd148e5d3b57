// A machine's proposals: held against the texts, kept once, never counted as human.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markDone, studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = 'id: law\nname: Law\ndefinition: Speaks of law.\n';
const TEXT = `😀 :law[The law is silent.]{coder=yw}

The state acts.

:law[No statute.]{coder=yw}

The state acts.
`;
const MACHINE = { model: 'Some Model', version: '2', prompt: 'Find law.', date: '2026-01-31' };

function study(lines: readonly object[]): string {
  const folder = studyOf({ 'codebook/law.yaml': CODEBOOK, 'corpus/a.md': TEXT });
  const content = lines.map((line) => JSON.stringify({ ...MACHINE, ...line })).join('\n');
  writeFileSync(join(folder, 'p.jsonl'), content);
  return folder;
}

test('what does not stand word for word, or is not known, is refused with its line', async () => {
  const folder = study([
    { document: 'a', code: 'law', quote: 'The law is silent.', reason: 'It names law.' },
    { document: 'a', code: 'law', quote: 'the law is silent' },
    { document: 'b', code: 'law', quote: 'The law' },
    { document: 'a', code: 'lwa', quote: 'The law' },
    { document: 'a', code: 'law', quote: 'The state acts.' },
    { document: 'a', code: 'law', quote: 'The state acts.', nth: 2 },
    { document: 'a', code: 'law', quote: '' },
    { document: 'a', code: 'law', quote: 'No statute.', date: 'yesterday' },
  ]);
  const { code, out } = await axial(folder, 'import', 'proposals', 'p.jsonl', '--json');
  expect(code).toBe(1);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ format: 1, imported: 2, known: 0 });
  expect(
    answer.refusals.map(({ line, reason }: { line: number; reason: string }) => [line, reason]),
  ).toEqual([
    [2, 'quote_not_found'],
    [3, 'unknown_document'],
    [4, 'unknown_code'],
    [5, 'ambiguous_quote'],
    [7, 'unreadable_line'],
    [8, 'unreadable_line'],
  ]);
  expect(readdirSync(join(folder, 'corpus/codings'))).toEqual(['some-model']);
  const { quotations } = JSON.parse(
    (await axial(folder, 'quotations', '--origin', 'machine', '--json')).out,
  );
  expect(quotations).toMatchObject([
    {
      origin: 'machine',
      coder: null,
      quote: 'The law is silent.',
      start: 3,
      memo: 'It names law.',
    },
    { origin: 'machine', quote: 'The state acts.', line: 7 },
  ]);
});

test('importing again writes nothing, a dry run writes nothing', async () => {
  const folder = study([{ document: 'a.md', code: 'law', quote: 'No statute.' }]);
  const dry = await axial(folder, 'import', 'proposals', 'p.jsonl', '--dry-run', '--json');
  expect(JSON.parse(dry.out)).toMatchObject({ imported: 1 });
  expect(existsSync(join(folder, 'corpus/codings'))).toBe(false);
  await axial(folder, 'import', 'proposals', 'p.jsonl');
  const again = await axial(folder, 'import', 'proposals', 'p.jsonl', '--json');
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ imported: 0, known: 1 });
});

test('a machine is validated as rules are, against the coder who did not see it', async () => {
  // Right: the first; wrong: the second; missed: "No statute."; neither: the last.
  const folder = study([
    { document: 'a', code: 'law', quote: 'The law is silent.' },
    { document: 'a', code: 'law', quote: 'The state acts.', nth: 1 },
  ]);
  await axial(folder, 'import', 'proposals', 'p.jsonl');
  markDone(folder, 'yw', { document: 'a', codes: ['law'] });
  const { out } = await axial(folder, 'validate', '--machine', 'Some Model', '--json');
  const answer = JSON.parse(out);
  expect(answer.machine).toBe('Some Model 2');
  expect(answer.codes).toMatchObject([
    { code: 'law', tp: 1, fp: 1, fn: 1, tn: 1, kappa: { value: 0 } },
  ]);
});

test('prevalence is corrected for the machine’s errors, and a paragraph says who it was', async () => {
  // Document a, read by yw: two cases, both found, and one of the two others wrongly hit. Document b,
  // read by nobody: one of four hit. Hits are 4 of 8: (.5 - .5) / (1 - .5) = 0; without the wrong hit
  // 3 of 8, and .375.
  const right = [
    { document: 'a', code: 'law', quote: 'The law is silent.' },
    { document: 'a', code: 'law', quote: 'No statute.' },
    { document: 'b', code: 'law', quote: 'A law.' },
  ];
  const wrong = { document: 'a', code: 'law', quote: 'The state acts.', nth: 1 };
  const validated = async (lines: readonly object[]) => {
    const folder = study(lines);
    writeFileSync(join(folder, 'corpus/b.md'), 'A law.\n\nSun.\n\nRain.\n\nSnow.\n');
    await axial(folder, 'import', 'proposals', 'p.jsonl');
    markDone(folder, 'yw', { document: 'a', codes: ['law'] });
    return JSON.parse((await axial(folder, 'validate', '--machine', 'Some Model', '--json')).out);
  };
  const perfect = await validated(right);
  expect(perfect.codes[0].prevalence).toMatchObject({ hits: 3, units: 8, share: 3 / 8 });
  expect(perfect.codes[0].prevalence.corrected.value).toBeCloseTo(3 / 8);
  expect(perfect.methods).toContain(
    'The machine Some Model (version 2) proposed 3 codings of 1 codes in 2 documents on 2026-01-31',
  );
  expect(perfect.methods).toContain('law: precision 1.00 [0.34, 1.00], recall 1.00');
  const erring = await validated([...right, wrong]);
  expect(erring.codes[0].prevalence.corrected.value).toBe(0);
});

test('agree takes a machine for one more coder where somebody has read', async () => {
  const folder = study([
    { document: 'a', code: 'law', quote: 'The law is silent.' },
    { document: 'a', code: 'law', quote: 'The state acts.', nth: 1 },
  ]);
  await axial(folder, 'import', 'proposals', 'p.jsonl');
  markDone(folder, 'yw', { document: 'a', codes: ['law'] });
  const { out } = await axial(folder, 'agree', '--machine', 'Some Model', '--json');
  const { coders, codes } = JSON.parse(out);
  expect(coders).toEqual(['Some Model 2', 'yw']);
  // Of four: both one, the machine alone one, yw alone one, neither one.
  expect(codes[0]).toMatchObject({ units: 4, positive: 3 });
  expect(codes[0].coefficients.cohenKappa.value).toBe(0);
  expect((await axial(folder, 'agree', '--machine', 'Other')).code).toBe(2);
});

test('the worklist gives codes and units whose places a proposal can name', async () => {
  const folder = study([]);
  const { out } = await axial(folder, 'export', 'worklist');
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ kind: 'code', id: 'law', definition: 'Speaks of law.' });
  const units = lines.slice(1);
  expect(units.map(({ text }) => text)).toEqual([
    '😀 The law is silent.',
    'The state acts.',
    'No statute.',
    'The state acts.',
  ]);
  const last = units[3];
  expect([last.start, last.end]).toEqual([49, 64]);
  const line = {
    ...MACHINE,
    document: 'a',
    code: 'law',
    quote: 'state',
    start: last.start,
    end: last.end,
  };
  writeFileSync(join(folder, 'p.jsonl'), JSON.stringify(line));
  const answer = await axial(folder, 'import', 'proposals', 'p.jsonl', '--json');
  expect(JSON.parse(answer.out)).toMatchObject({ imported: 1, refusals: [] });
});
