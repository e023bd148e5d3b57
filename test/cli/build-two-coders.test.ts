// The report's page of a study that two coders have read: what a methods section needs, each with its source.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { markDone, studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `- id: law
  name: Law
  definition: Speaks of the lack of law.
  rules:
    - id: no-law
      query: '"no law"'
`;

/** Four coded paragraphs and six others; the rule hits the first two and the last. */
function tenParagraphs(...coders: string[]): string {
  const tags = (words: string) =>
    coders.reduce((inner, coder) => `:law[${inner}]{coder=${coder}}`, words);
  const coded = ['There is no law.', 'Still no law.', 'A void.', 'An empty field.'].map(tags);
  return [...coded, 'Sun.', 'Rain.', 'Snow.', 'Wind.', 'Fog.', 'We have no law school.'].join(
    '\n\n',
  );
}

let folder = '';
let page = '';

beforeAll(async () => {
  folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/both.md': tenParagraphs('a', 'b'),
    'corpus/only-a.md': tenParagraphs('a'),
  });
  for (const coder of ['a', 'b']) markDone(folder, coder, { document: 'both', codes: ['law'] });
  markDone(folder, 'a', { document: 'only-a', codes: ['law'] });
  expect((await axial(folder, 'build', '--quiet')).code).toBe(0);
  page = readFileSync(join(folder, 'reports/report.md'), 'utf8');
});

test('the methods paragraph says who read what, how far they agree, and how good the rules are', () => {
  const methods = page.slice(page.indexOf('## How this was coded'), page.indexOf('## The corpus'));
  expect(methods).toContain('The unit of analysis is the paragraph; n = 20.');
  expect(methods).toContain('a read 2 of 2 documents whole, and coded 8 stretches');
  expect(methods).toContain('b read 1 of 2 documents whole, and coded 4 stretches');
  expect(methods).toContain('1 document was read whole by two coders or more');
  // 4 of 4 and 6 of 6 alike.
  expect(methods).toContain('and 10 units (paragraph), with a pooled kappa of 1.00');
  // As `axial validate` does by default: in the one document that both read, two hits right, one wrong,
  // two missed.
  expect(methods).toContain(
    'Against what coders agree on, in up to 1 document read whole without sight of the hits (10 units, paragraph), the rules reach a precision of 0.67 (law) (defined for 1 of 1 code) and a recall of 0.50 (law) (defined for 1 of 1 code).',
  );
  expect(page).toContain('axial validate --consensus --unit paragraph --json');
  expect(methods).toContain('No documents were kept aside');
  expect(methods).toContain('Saturation is not defined (no_emergent_codes)');
});

test('each figure names its command and what it rests on, and the hashes can be computed again', () => {
  expect(page).toMatch(
    /\| Agreement \| axial agree --unit paragraph --json \| corpus [0-9a-f]{12}/,
  );
  const lines = ['a/both', 'a/only-a', 'b/both'].map((name) => {
    const bytes = readFileSync(join(folder, 'corpus/codings', `${name}.jsonl`));
    return `${name}.jsonl\t${createHash('sha256').update(bytes).digest('hex')}\n`;
  });
  const ledgers = createHash('sha256').update(lines.join('')).digest('hex');
  expect(page).toContain(`Ledgers (SHA-256): \`${ledgers}\``);
  expect(page).toContain(`ledgers ${ledgers.slice(0, 12)}`);
});

test('the tables stand in the page with n, and what no coder has read says so', async () => {
  expect(page).toMatch(/## Agreement of coders\n\n\| Code \| n \|[\s\S]*\n\| law \| 10 \| 4 \| 1/);
  expect(page).toMatch(
    /## Rules against human coding[\s\S]*\| law \| all rules \| 1 \| 10 \| 2 \| 1 \| 2 \| 5 \|/,
  );
  const unread = studyOf({ 'codebook/law.yaml': CODEBOOK, 'corpus/a.md': 'Sun.\n' });
  await axial(unread, 'build', '--quiet');
  const bare = readFileSync(join(unread, 'reports/report.md'), 'utf8');
  expect(bare).toContain('Not defined (no_pairable_values). No coding by hand names its coder.');
  expect(bare).toContain('Not defined (no_units): no coder is done with a document');
});

test('one document of one year is written as one', async () => {
  const folder = studyOf({
    'codebook/law.yaml': CODEBOOK,
    'corpus/a.md': '---\nyear: 2024\nrendition: notes\n---\n\nSun.\n',
  });
  await axial(folder, 'build', '--quiet');
  const report = readFileSync(join(folder, 'reports/report.md'), 'utf8');
  expect(report).toContain('1 document, 2024, 1 word. Codings by origin: none.');
  expect(report).toContain('1 of the documents is somebody’s notes about its source');
  expect(report).toContain('The corpus holds 1 document, of 2024, with 1 word (sections');
  expect(report).toContain('1 of them is a note about its source');
  expect(report).toContain('The codebook holds 1 code in 1 family, none of them marked');
  expect(report).not.toMatch(/\b1 (?:documents|words|codes|families|units|rules|hits)\b/);
});
