// Without the text a section is told by its number, and a quotation keeps its place.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headingNumber, locatorOf } from '../../src/bibliography/locator.ts';
import { unpack } from '../../src/site/client/pack.ts';
import type { SearchShard } from '../../src/site/client/search-data.ts';
import { withNumberedSections } from '../../src/site/numbered-sections.ts';
import { smallDocument } from '../analysis/small-corpus.ts';
import { axial, scratchFolder } from '../cli/run-axial.ts';
import { smallStudy } from '../cli/small-study.ts';

test('sections without a number are counted among those beside them, the others keep theirs', () => {
  const document = smallDocument(
    'd',
    '# Study\n\n## Secret\n\na\n\n### Deeper\n\nb\n\n## Secret\n\nc\n\n### Under it\n\n## Article 5 Duties\n\nd\n\n## 3. Methods\n\ne\n',
  );
  expect(withNumberedSections(document).sections.map(({ path }) => path)).toEqual([
    ['Study'],
    ['Study', 'Section 1'],
    ['Study', 'Section 1', 'Section 1'],
    ['Study', 'Section 2'],
    ['Study', 'Section 2', 'Section 1'],
    ['Study', 'Article 5'],
    ['Study', 'Section 3'],
  ]);
});

test.each([
  ['Article 5 Duties of care', 'art. 5'],
  ['§§ 5 bis 7 Aufsicht', '§§ 5–7'],
  ['第十二条之一 政府', 'art. 12-1'],
  ['第三章 罚则', 'ch. 3'],
  ['Chapter IV Remedies', 'ch. IV'],
  ['3.2 Methods', 'sec. 3.2'],
  ['3. Methods', 'sec. 3'],
  ['2 (1) Scope', 'sec. 2 (1)'],
  ['Section 4.1: On trust', 'sec. 4.1'],
])('%s is %s with and without its words', (heading, locator) => {
  const place = (text: string) => locatorOf({ page: null, section: [text], paragraph: null });
  expect(place(heading)).toBe(locator);
  const number = headingNumber(heading) ?? '';
  expect(number.length).toBeLessThan(heading.length);
  expect(place(number)).toBe(locator);
});

test('no section title leaves with --without-text, on no page and not in the search', async () => {
  const study = smallStudy({
    'codebook/codes.yaml': '- id: law\n  name: Law\n  definition: Says law.\n',
    'corpus/a.md':
      '---\ntitle: Report\n---\n\n# Hiddentitle\n\nHere :law[the law]{coder=yw} stands.\n\n## § 5 Hiddenduty\n\nAnd :law[another]{coder=yw}.\n',
  });
  const folder = join(scratchFolder(), 'site');
  const { out } = await axial(study, 'publish', '--out', folder, '--without-text', '--json');
  expect(JSON.parse(out).codings).toBe(2);
  const page = readFileSync(join(folder, 'table.html'), 'utf8');
  expect(page).toContain('sec. 1, para. 1');
  expect(page).toContain('§ 5');
  for (const name of ['table', 'codes/law', 'documents/a', 'index']) {
    expect(readFileSync(join(folder, `${name}.html`), 'utf8')).not.toContain('Hidden');
  }
  const packed = /="([^"]*)"/.exec(readFileSync(join(folder, 'search/texts-0.js'), 'utf8'))?.[1];
  const { documents } = (await unpack(packed ?? '')) as SearchShard;
  expect(documents[0]?.sections.map(([, , path]) => path)).toEqual([
    ['Section 1'],
    ['Section 1', '§ 5'],
  ]);
});
