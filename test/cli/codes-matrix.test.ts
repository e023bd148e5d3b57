// `axial codes --matrix`: three files for programs of statistics.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const STUDY = {
  'corpus/a.md': 'They :low-trust[doubt].\n\nMore.\n',
  'corpus/b.md': 'Nothing.\n',
  'codebook/codes.yaml':
    'id: trust\nname: Trust\ndefinition: About trust.\nchildren:\n  - id: low-trust\n    name: Low trust\n    definition: Little of it.\n',
};

test('on standard output: 0 and 1, counts, or the dictionary', async () => {
  const folder = smallStudy(STUDY);
  const binary = await axial(folder, 'codes', '--matrix', '--unit', 'document');
  expect(binary.out).toBe(
    'document,title,year,type,language,trust,low_trust\r\na,a,,,en,1,1\r\nb,b,,,en,0,0\r\n',
  );
  const units = await axial(folder, 'codes', '--matrix', 'count', '--code', 'low-trust');
  expect(units.out.split('\r\n')[1]).toBe('a,1,1,0,11,a,,,en,1');
  const dictionary = await axial(folder, 'codes', '--matrix', 'dictionary');
  expect(dictionary.out).toContain('low_trust,code,Low trust,low-trust,');
});

test('in a folder: all three; in a file: with its dictionary beside it', async () => {
  const folder = smallStudy(STUDY);
  await axial(folder, 'codes', '--matrix', '--out', 'm');
  expect(readdirSync(join(folder, 'm')).sort()).toEqual([
    'codes-binary.csv',
    'codes-count.csv',
    'codes-dictionary.csv',
  ]);
  await axial(folder, 'codes', '--matrix', 'count', '--out', 'x/y.csv');
  expect(readdirSync(join(folder, 'x')).sort()).toEqual(['y-dictionary.csv', 'y.csv']);
  expect(readFileSync(join(folder, 'x/y.csv'), 'utf8')).toBe(
    readFileSync(join(folder, 'm/codes-count.csv'), 'utf8'),
  );
});

test.each([
  [['--unit', 'overlap'], 'as --unit'],
  [['--by', 'year'], 'no --by'],
  [['--out', 'm.xlsx'], 'ends in .csv'],
])('%j is refused', async (args, message) => {
  const answer = await axial(smallStudy(STUDY), 'codes', '--matrix', ...args);
  expect(answer).toMatchObject({ code: 2, out: '' });
  expect(answer.err).toContain(message);
});
