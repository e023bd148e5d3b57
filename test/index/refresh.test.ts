// A refresh reads what changed and nothing else, and leaves the same index as a new one.
import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';
import { writeState } from '../../src/index/index-state.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import { search } from '../../src/index/search.ts';
import { countTerms } from '../../src/index/term-counts.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { markdown } from './markdown-texts.ts';
import { temporaryCorpus } from './temporary-corpus.ts';

const FILES = { 'a.md': 'Trust in law.\n', 'b.md': 'No trust.\n', 'sub/c.md': 'The law.\n' };

/** Ids of the documents that a query finds. */
function found({ index }: OpenIndex, source: string): string[] {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const question = {
    query: parsed.query,
    unit: 'paragraph',
    warn: () => undefined,
    codingsOf: () => [],
  } as const;
  const result = search(index, question, { order: 'document', keep: 100 });
  return result.hits.map(({ document }) => document.id);
}

describe('a refresh', () => {
  test('counts what it found', async () => {
    const corpus = temporaryCorpus(FILES);
    const first = await corpus.open();
    expect(first.counts).toEqual({ added: 3, changed: 0, removed: 0, renamed: 0, unchanged: 0 });
    first.close();
    const second = await corpus.open();
    expect(second.counts).toEqual({ added: 0, changed: 0, removed: 0, renamed: 0, unchanged: 3 });
    second.close();
    corpus.write('a.md', 'A vacuum.\n');
    corpus.remove('b.md');
    corpus.write('d.md', 'New trust.\n');
    const third = await corpus.open();
    expect(third.counts).toEqual({ added: 1, changed: 1, removed: 1, renamed: 0, unchanged: 1 });
    expect(found(third, 'trust')).toEqual(['d']);
    expect(found(third, 'vacuum OR law')).toEqual(['a', 'sub/c']);
    third.close();
    expect(corpus.told).toEqual([]);
  });

  test('reads only what changed', async () => {
    const corpus = temporaryCorpus(FILES);
    (await corpus.open()).close();
    corpus.write('b.md', 'Other words.\n');
    const before = await corpus.open({ noRefresh: true });
    const numbers = new Map(before.index.entries.map(({ id, number }) => [id, number]));
    before.close();
    const after = await corpus.open();
    for (const { id, number } of after.index.entries) {
      if (id === 'b') expect(number).toBeGreaterThan(3);
      else expect(number).toBe(numbers.get(id));
    }
    after.close();
  });

  test('sees a change that keeps size and time', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust!\n' });
    const path = join(corpus.folder, 'corpus/a.md');
    const long = new Date('2020-01-01T00:00:00Z');
    utimesSync(path, long, long);
    (await corpus.open()).close();
    const { size } = statSync(path);
    corpus.write('a.md', 'Doubt!\n');
    utimesSync(path, long, long);
    expect(statSync(path).size).toBe(size);
    const open = await corpus.open();
    expect(open.counts).toMatchObject({ changed: 1, unchanged: 0 });
    expect(found(open, 'doubt')).toEqual(['a']);
    open.close();
  });

  test('a file written again in the same instant is not taken for unchanged', async () => {
    // The clock of the file system does not move between two writes: only the bytes can tell.
    const corpus = temporaryCorpus({ 'a.md': 'Trust!\n' });
    const path = join(corpus.folder, 'corpus/a.md');
    (await corpus.open()).close();
    const { index } = await corpus.open({ noRefresh: true });
    const [entry] = index.entries;
    const { mtimeMs } = statSync(path);
    expect(Math.abs((entry?.readAt ?? 0) - mtimeMs)).toBeLessThan(2000);
    writeFileSync(path, 'Doubt!\n');
    utimesSync(path, mtimeMs / 1000, mtimeMs / 1000);
    const open = await corpus.open();
    expect(open.counts.changed).toBe(1);
    open.close();
  });

  test('a file that was only touched keeps its document', async () => {
    const corpus = temporaryCorpus(FILES);
    (await corpus.open()).close();
    const long = new Date('2020-01-01T00:00:00Z');
    utimesSync(join(corpus.folder, 'corpus/a.md'), long, long);
    const open = await corpus.open();
    expect(open.counts).toMatchObject({ changed: 0, unchanged: 3 });
    expect(open.index.entries[0]).toMatchObject({ id: 'a', number: 1, mtime: long.getTime() });
    open.close();
  });

  test('a renamed file keeps what is stored of it', async () => {
    const corpus = temporaryCorpus({ ...FILES, 'plain.md': 'No heading.\n' });
    (await corpus.open()).close();
    corpus.remove('plain.md');
    corpus.write('moved/named.md', 'No heading.\n');
    const open = await corpus.open();
    expect(open.counts).toEqual({ added: 1, changed: 0, removed: 1, renamed: 1, unchanged: 3 });
    const entry = open.index.entries.find(({ id }) => id === 'moved/named');
    if (!entry) throw new Error('no entry');
    expect(entry.number).toBeLessThanOrEqual(4);
    const document = open.index.document(entry);
    expect([document.title, document.file]).toEqual(['named', 'corpus/moved/named.md']);
    open.close();
  });

  test('two files that change places are both found in their new place', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Alpha.\n', 'b.md': 'Beta.\n' });
    (await corpus.open()).close();
    const [a, b, c] = ['a.md', 'b.md', 'c.md'].map((name) => join(corpus.folder, 'corpus', name));
    renameSync(a as string, c as string);
    renameSync(b as string, a as string);
    renameSync(c as string, b as string);
    const open = await corpus.open();
    expect([found(open, 'alpha'), found(open, 'beta')]).toEqual([['b'], ['a']]);
    open.close();
  });

  test('leaves the index as it is on request, and says that it is not up to date', async () => {
    const corpus = temporaryCorpus(FILES);
    await expect(corpus.open({ noRefresh: true })).rejects.toThrow(/there is none/);
    (await corpus.open()).close();
    corpus.write('d.md', 'New trust.\n');
    const open = await corpus.open({ noRefresh: true });
    expect(found(open, 'trust')).toEqual(['a', 'b']);
    open.close();
    expect(corpus.told).toEqual([
      'The index is not up to date: 1 new or changed files, 0 removed ones.',
    ]);
  });

  test('other settings or another version of Axial: built anew without a word', async () => {
    const corpus = temporaryCorpus({ 'a.md': '# References\n\nTrust.\n' });
    (await corpus.open()).close();
    const reading = { defaultLanguage: 'de', exclude: [] };
    const other = await corpus.open({ reading });
    expect(other.counts.added).toBe(1);
    const [entry] = other.index.entries;
    if (!entry) throw new Error('no entry');
    expect(other.index.document(entry).sections[0]?.excluded).toBe(false);
    other.close();
    const program = await corpus.open({ reading, program: 'another' });
    expect(program.counts.added).toBe(1);
    program.close();
    expect(corpus.told).toEqual([]);
  });

  test.each([
    ['older', 0, []],
    ['newer', 999, ['The index was written by a newer version of Axial; it is built anew.']],
  ])('an index of an %s version is built anew', async (_, version, told) => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust.\n' });
    const { index, close } = await corpus.open();
    index.database.exec(`COMMIT; PRAGMA user_version = ${version}`);
    writeState(index.database, { ...index.state, schema: version });
    close();
    const open = await corpus.open();
    expect(open.counts.added).toBe(1);
    expect(found(open, 'trust')).toEqual(['a']);
    open.close();
    expect(corpus.told).toEqual(told);
  });

  test('an index whose version alone was raised is taken for a newer one', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust.\n' });
    const { index, close } = await corpus.open();
    index.database.exec('COMMIT; PRAGMA user_version = 99');
    close();
    (await corpus.open()).close();
    expect(corpus.told).toEqual([
      'The index was written by a newer version of Axial; it is built anew.',
    ]);
  });

  test('after any edits the index is the one of a new build', async () => {
    const edit = fc.record({
      name: fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md'),
      text: fc.option(markdown),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        async (rounds) => {
          const corpus = temporaryCorpus();
          const there = new Set<string>();
          for (const edits of rounds) {
            for (const { name, text } of edits) {
              if (text !== null) corpus.write(name, text);
              else if (there.has(name)) corpus.remove(name);
              if (text !== null) there.add(name);
              else there.delete(name);
            }
            (await corpus.open()).close();
          }
          const open = await corpus.open();
          const fresh = await corpus.open({ derived: join(corpus.folder, 'fresh') });
          expect(countTerms(open.index, { pattern: null })).toEqual(
            countTerms(fresh.index, { pattern: null }),
          );
          expect(open.index.entries.map(({ id }) => id)).toEqual(
            corpus.paths().map(({ id }) => id),
          );
          for (const entry of open.index.entries) {
            const file = `corpus/${entry.name}`;
            const bytes = readFileSync(join(corpus.folder, file));
            const document = readDocument(bytes, {
              id: entry.id,
              file,
              exclude: ['References', '参考文献'],
            });
            const stored = open.index.document(entry);
            expect([stored.text, stored.hash, stored.blocks, stored.title]).toEqual([
              document.text,
              document.hash,
              document.blocks,
              document.title,
            ]);
          }
          open.close();
          fresh.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
