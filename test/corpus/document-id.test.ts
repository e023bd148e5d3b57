import { describe, expect, it } from 'vitest';
import { checkFileNames, documentIdOf } from '../../src/corpus/document-id.ts';

describe('the id of a document', () => {
  it.each([
    ['laws/b/bgb/index.md', 'laws/b/bgb/index'],
    ['a.MD', 'a'],
    ['notes.md.md', 'notes.md'],
    ['刑法/刑法修正案（七）.md', '刑法/刑法修正案（七）'],
    ['A\u0308rger.md', '\u00c4rger'],
    ['a\\b.md', 'a/b'],
  ])('of %s is %s', (path, id) => {
    expect(documentIdOf(path)).toBe(id);
  });
});

describe('names of files', () => {
  const findings = (paths: string[]) =>
    checkFileNames(paths).map(({ rule, severity, file }) => `${severity} ${rule} ${file}`);

  it('that are plain give no finding', () => {
    expect(findings(['a.md', 'b/a.md', '\u00c4.md', '刑法.md', 'A/b.md'])).toEqual([]);
  });

  it('in decomposed form are reported', () => {
    expect(findings(['A\u0308.md'])).toEqual(['warning decomposed-file-name A\u0308.md']);
  });

  it('that differ only in case are reported at the second', () => {
    expect(findings(['Laws/a.md', 'b.md', 'laws/A.md', 'STRASSE.md', 'straße.md'])).toEqual([
      'warning file-names-differ-in-case laws/A.md',
      'warning file-names-differ-in-case straße.md',
    ]);
  });

  it('that give the same id are an error', () => {
    expect(findings(['\u00c4.md', 'A\u0308.md'])).toEqual([
      'warning decomposed-file-name A\u0308.md',
      'error duplicate-document-id A\u0308.md',
    ]);
  });
});
