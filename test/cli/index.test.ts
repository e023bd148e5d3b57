// axial index --verify: holds the index against the text, and says where the two part.
import { describe, expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy, writeStudyFiles } from './small-study.ts';

const FILES = {
  'codebook/trust.yaml': `- id: trust
  name: Trust
  definition: Trust.
  rules:
    - {id: trust-words, query: 'trust*'}
    - {id: trust-at-law, query: '@law trust', unit: document}
- id: law
  name: Law
  definition: Law.
  rules:
    - {id: law-words, query: 'law', unit: sentence}
`,
  'corpus/a.md': '# Title\n\nTrust in law. No law.\n',
  'corpus/b.md': 'Trusted :law[rules].\n',
};

describe('axial index --verify', () => {
  test('says what it compared', async () => {
    const folder = smallStudy(FILES);
    const { code, out } = await axial(folder, 'index', '--verify', '--json');
    expect(code).toBe(0);
    // trust-words holds in two paragraphs, law-words in two sentences, trust-at-law in one document.
    expect(JSON.parse(out).verified).toEqual({
      documents: 2,
      rules: 3,
      units: 5,
      difference: null,
    });
    const text = await axial(folder, 'index', '--verify');
    expect(text.out).toContain(
      'Verified: the index agrees with a plain reading of 2 documents on 3 rules and 5 units.',
    );
  });

  test('names the first document that has another text', async () => {
    const folder = smallStudy(FILES);
    await axial(folder, 'index');
    writeStudyFiles(folder, { 'corpus/b.md': 'Trusting :law[rules].\n' });
    const { code, out } = await axial(folder, 'index', '--verify', '--no-refresh', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).verified.difference).toEqual({
      what: 'document',
      document: 'b',
      line: null,
      code: null,
      rule: null,
      start: null,
      end: null,
      message: 'b: the index has another text.',
    });
  });
});
