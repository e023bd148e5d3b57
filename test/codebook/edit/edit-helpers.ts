// What the tests of edits share: reading results, and the comments of a text.
import { Lexer } from 'yaml';
import type { CodebookEdit } from '../../../src/codebook/edit/edit-result.ts';
import { type CodebookFile, readCodebook } from '../../../src/codebook/read-codebook.ts';

/** The files after the edit. Throws where it was refused. */
export function filesAfter(before: readonly CodebookFile[], edit: CodebookEdit): CodebookFile[] {
  if (!edit.ok) throw new Error(edit.problems.map(({ message }) => message).join('\n'));
  const after = new Map(before.map(({ file, content }) => [file, content]));
  for (const { file, after: content } of edit.files) {
    if (content === null) after.delete(file);
    else after.set(file, content);
  }
  return [...after].map(([file, content]) => ({ file, content }));
}

/** The only file's text after the edit. */
export function textAfter(content: string, edit: CodebookEdit): string {
  const [only] = filesAfter([{ file: 'a.yaml', content }], edit);
  return only?.content ?? '';
}

/** The messages of a refused edit. */
export function refusal(edit: CodebookEdit): string[] {
  return edit.ok ? [] : edit.problems.map(({ message }) => message);
}

/** Every comment of the files, sorted. */
export function commentsOf(files: readonly CodebookFile[]): string[] {
  return files
    .flatMap(({ content }) => {
      const found: string[] = [];
      let inScalar = false;
      for (const lexeme of new Lexer().lex(content.replaceAll('\r\n', '\n'))) {
        if (!inScalar && lexeme.startsWith('#')) found.push(lexeme);
        inScalar = lexeme === '\x1f';
      }
      return found;
    })
    .sort();
}

/** id → parent, hash, and the sources of the rules, of every code. */
export function summary(files: readonly CodebookFile[]): Record<string, unknown> {
  const { codebook, diagnostics } = readCodebook(files, { examples: false });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  return Object.fromEntries(
    [...codebook.codes.values()].map(({ id, parent, hash, deprecated, rules }) => [
      id,
      {
        parent,
        hash,
        deprecated,
        rules: rules.map(({ id: rule, source }) => `${rule}: ${source}`),
      },
    ]),
  );
}
