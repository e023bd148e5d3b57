// axial references: the list of the shipped study, and CSL-JSON that reads back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCslJson } from '../../src/bibliography/read-csl-json.ts';
import { axial, scratchFolder, shippedStudy } from './run-axial.ts';

test('the shipped study lists each source once, in order', async () => {
  const { code, out, err } = await axial(shippedStudy(), 'references');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trim().split('\n\n');
  expect(lines).toHaveLength(38);
  expect(lines).toContain(
    'Teets, J. C. (2013). Let many civil societies bloom: The rise of consultative authoritarianism in China. *The China Quarterly*, *213*, 19–38.',
  );
  expect(lines).toContain('Public Services (Social Value) Act 2012.');
  const chicago = await axial(shippedStudy(), 'references', '--style', 'chicago');
  expect(chicago.out).toContain(
    'Jing, Yijia, and Bin Chen. 2012. “Is Competitive Contracting Really Competitive? Exploring Government–Nonprofit Collaboration in China.” *International Public Management Journal*, 405–28.',
  );
});

test('a document without entry is listed by its front matter', async () => {
  const folder = scratchFolder();
  await axial(folder, 'init');
  const { out } = await axial(folder, 'references', '--json');
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    style: 'apa',
    references: [
      {
        id: 'example',
        label: 'Doe 2024',
        text: 'Doe, J. (2024). An example document.',
        documents: ['example'],
        csl: { id: 'example', type: 'document', title: 'An example document' },
      },
    ],
  });
});

test('CSL-JSON has what the bibliography has, and with --all entries without document', async () => {
  const folder = scratchFolder();
  await axial(folder, 'init');
  writeFileSync(
    join(folder, 'corpus/references.bib'),
    '@book{b, author={Ostrom, Elinor}, title={Governing the {Commons}}, publisher={CUP}, year=1990}\n@book{broken',
  );
  const { code, out, err } = await axial(folder, 'references', '--all', '--csl-json');
  expect(code).toBe(0);
  expect(err).toContain('corpus/references.bib:2: error: The entry @book{broken');
  const read = readCslJson(out, 'x.json').references.map(({ reference }) => reference);
  expect(read.map(({ id }) => id)).toEqual(['example', 'b']);
  expect(read[1]).toMatchObject({ title: 'Governing the Commons', nocase: ['Commons'] });
  expect((await axial(folder, 'references')).out).not.toContain('Ostrom');
});
