// An edited codebook goes onto the disk whole, or not at all.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRule } from '../../src/codebook/edit/add-rule.ts';
import { acceptedEdit, writeEditedFiles } from '../../src/study/write-codebook.ts';
import { scratchFolder } from '../cli/run-axial.ts';

const CODE = '# ours\nid: trust\nname: Trust\ndefinition: Speaks of trust.\n';

function place(): { root: string; codebook: string } {
  const root = scratchFolder();
  const codebook = join(root, 'codebook');
  mkdirSync(codebook);
  writeFileSync(join(codebook, 'trust.yaml'), CODE);
  return { root, codebook };
}

test('a new rule is written, and no lock or half file is left', () => {
  const study = place();
  const files = [{ file: 'codebook/trust.yaml', content: CODE }];
  const edit = acceptedEdit(addRule(files, { code: 'trust', id: 'word', query: 'trust*' }));
  writeEditedFiles(study, edit.files);
  const written = readFileSync(join(study.codebook, 'trust.yaml'), 'utf8');
  expect(written).toBe(`${CODE}rules:\n  - id: word\n    query: 'trust*'\n`);
  expect(readdirSync(study.codebook)).toEqual(['trust.yaml']);
});

test('a file that changed since it was read stays, and so do the others', () => {
  const study = place();
  const stale = { file: 'codebook/trust.yaml', before: 'other\n', after: 'new\n' };
  const fresh = { file: 'codebook/new.yaml', before: null, after: 'id: new\n' };
  expect(() => writeEditedFiles(study, [fresh, stale])).toThrow('was changed by somebody else');
  expect(readFileSync(join(study.codebook, 'trust.yaml'), 'utf8')).toBe(CODE);
  expect(existsSync(join(study.codebook, 'new.yaml'))).toBe(false);
});

test('an edit that cannot be made says why', () => {
  const files = [{ file: 'codebook/trust.yaml', content: CODE }];
  const edit = addRule(files, { code: 'trsut', id: 'word', query: 'trust*' });
  expect(() => acceptedEdit(edit)).toThrow(
    'The codebook has no code "trsut". Did you mean "trust"?',
  );
});
