// The folder of a site: new, empty or its own; what is not its own stays.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudy } from '../../src/study/open-study.ts';
import { openOutputFolder } from '../../src/study/output-folder.ts';
import { UsageError } from '../../src/study/usage-error.ts';
import { scratchFolder } from '../cli/run-axial.ts';
import { smallStudy } from '../cli/small-study.ts';

const study = openStudy(smallStudy({ 'corpus/a.md': '# A\n', 'codebook/c.yaml': '' }), {
  search: false,
});

function write(folder: string, files: Readonly<Record<string, string>>) {
  const output = openOutputFolder(folder, study);
  for (const [name, content] of Object.entries(files)) output.write(name, content);
  return output.finish();
}

test('a new folder, and folders above it, are made', () => {
  const folder = join(scratchFolder(), 'deep/site');
  const { files, bytes } = write(folder, { 'index.html': 'x', 'documents/a.html': 'yz' });
  expect(readFileSync(join(folder, 'documents/a.html'), 'utf8')).toBe('yz');
  expect({ files, bytes }).toEqual({ files: 2, bytes: 3 });
});

test('written again, files that are no longer made go, with their empty folders', () => {
  const folder = join(scratchFolder(), 'site');
  write(folder, { 'index.html': 'x', 'documents/b/old.html': 'y' });
  const { removed } = write(folder, { 'index.html': 'z' });
  expect(removed).toEqual(['documents/b/old.html']);
  expect(readdirSync(folder).sort()).toEqual(['axial-site.json', 'index.html']);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('z');
});

test('a file that somebody changed, or added, stays', () => {
  const folder = join(scratchFolder(), 'site');
  write(folder, { 'index.html': 'x', 'old.html': 'y' });
  writeFileSync(join(folder, 'old.html'), 'mine now');
  writeFileSync(join(folder, 'CNAME'), 'example.org');
  const { removed, kept } = write(folder, { 'index.html': 'x' });
  expect({ removed, kept }).toEqual({ removed: [], kept: ['old.html'] });
  expect(readFileSync(join(folder, 'old.html'), 'utf8')).toBe('mine now');
  expect(existsSync(join(folder, 'CNAME'))).toBe(true);
});

test('a folder with anything else is refused, and left as it is', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'index.html'), 'a page of somebody');
  expect(() => openOutputFolder(folder, study)).toThrow(UsageError);
  expect(readdirSync(folder)).toEqual(['index.html']);
  writeFileSync(join(folder, 'axial-site.json'), '{"format":1}');
  expect(() => openOutputFolder(folder, study)).toThrow(/not empty/);
});

test("in a site's folder, somebody else's file under a name of the site is not written over", () => {
  const folder = join(scratchFolder(), 'site');
  write(folder, { 'index.html': 'x' });
  writeFileSync(join(folder, 'codes.html'), 'mine');
  const output = openOutputFolder(folder, study);
  expect(() => output.write('codes.html', 'theirs')).toThrow(/in the way/);
  expect(readFileSync(join(folder, 'codes.html'), 'utf8')).toBe('mine');
});

test('after a run that was killed, the next one goes on', () => {
  const folder = join(scratchFolder(), 'site');
  openOutputFolder(folder, study).write('index.html', 'half of it');
  write(folder, { 'index.html': 'whole' });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('whole');
});

test('neither a folder nor a file that is a link leads out of the site', () => {
  const outside = scratchFolder();
  writeFileSync(join(outside, 'target'), 'mine');
  const folder = join(scratchFolder(), 'site');
  write(folder, { 'index.html': 'x' });
  symlinkSync(outside, join(folder, 'documents'));
  const output = openOutputFolder(folder, study);
  expect(() => output.write('documents/a.html', 'x')).toThrow(UsageError);
  symlinkSync(join(outside, 'target'), join(folder, 'codes.html'));
  expect(() => output.write('codes.html', 'theirs')).toThrow();
  expect(readdirSync(outside)).toEqual(['target']);
  expect(readFileSync(join(outside, 'target'), 'utf8')).toBe('mine');
});

test.each(['corpus', 'corpus/site', 'codebook', 'corpus/codings/site', '.axial', '.', '..'])(
  'the study’s own folder %s is refused',
  (name) => {
    expect(() => openOutputFolder(join(study.root, name), study)).toThrow(UsageError);
    expect(existsSync(join(study.root, name, 'axial-site.json'))).toBe(false);
  },
);

test('a link into the corpus is refused, and a file', () => {
  const scratch = scratchFolder();
  symlinkSync(study.corpus, join(scratch, 'link'));
  expect(() => openOutputFolder(join(scratch, 'link/site'), study)).toThrow(/corpus folder/);
  writeFileSync(join(scratch, 'file'), '');
  expect(() => openOutputFolder(join(scratch, 'file'), study)).toThrow(/is a file/);
});

test('a folder beside the corpus is welcome', () => {
  mkdirSync(join(study.root, 'site'));
  expect(write(join(study.root, 'site'), { 'index.html': 'x' }).files).toBe(1);
});
