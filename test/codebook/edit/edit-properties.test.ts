// Laws of the edits, on random codebooks in many layouts: no comment is lost, codes that an edit is not
// about say what they said, and renaming there and back gives the same bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRule } from '../../../src/codebook/edit/add-rule.ts';
import type { CodebookEdit } from '../../../src/codebook/edit/edit-result.ts';
import { mergeCodes } from '../../../src/codebook/edit/merge-codes.ts';
import { moveCode } from '../../../src/codebook/edit/move-code.ts';
import { renameCode } from '../../../src/codebook/edit/rename-code.ts';
import { setDeprecated } from '../../../src/codebook/edit/set-deprecated.ts';
import { splitCode } from '../../../src/codebook/edit/split-code.ts';
import type { CodebookFile } from '../../../src/codebook/read-codebook.ts';
import { commentsOf, filesAfter, summary } from './edit-helpers.ts';

interface Shape {
  readonly definition: string;
  readonly lists: readonly string[];
  readonly rules: readonly string[];
  readonly comment: boolean;
  readonly blank: boolean;
  readonly children: readonly Shape[];
}

interface Layout {
  readonly indentLists: boolean;
  readonly breaks: '\n' | '\r\n';
  readonly mark: boolean;
}

const DEFINITIONS = [
  'plain',
  '"quoted: #1"',
  "'it''s'",
  '>-\n  folded\n  lines\n\n  # no comment',
  '|\n  literal\n    deeper\n\n',
  '|+\n  kept\n\n',
];
const LISTS = [
  'include: [a, "b # c"]',
  'include:\n- one # c\n- two',
  'exclude:\n- >-\n  folded\n  entry',
  'examples: { positive: [p] }',
  'examples:\n  positive:\n  # inner\n  - p\n  negative: [n]',
  'color: "#b50"',
];
const QUERIES = [
  'x',
  "'a ''b'' @REF'",
  '"\\"c d\\" OR @REF"',
  '>-\n  e OR\n  @REF',
  '|\n  f\n  @REF',
];

/** Codes with up to `depth` generations below them. */
function shape(depth: number): fc.Arbitrary<Shape> {
  return fc.record({
    definition: fc.constantFrom(...DEFINITIONS),
    lists: fc.uniqueArray(fc.constantFrom(...LISTS), {
      maxLength: 3,
      selector: (text) => text.split(':')[0],
    }),
    rules: fc.array(fc.constantFrom(...QUERIES), { maxLength: 2 }),
    comment: fc.boolean(),
    blank: fc.boolean(),
    children: depth === 0 ? fc.constant([]) : fc.array(shape(depth - 1), { maxLength: 2 }),
  });
}

const codebook = fc.record({
  families: fc.array(fc.array(shape(2), { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 2,
  }),
  layout: fc.record<Layout>({
    indentLists: fc.boolean(),
    breaks: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
  }),
});

/** Prints families of codes as files. Codes are c1, c2, …; a rule refers only to a code of a later family. */
function print(
  families: readonly (readonly Shape[])[],
  layout: Layout,
): { files: CodebookFile[]; ids: string[] } {
  const ids: string[] = [];
  let comments = 0;
  const comment = (on: boolean): string[] => (on ? [`# comment ${++comments}`] : []);
  const shift = (lines: readonly string[], by: number): string[] =>
    lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
  const item = (lines: readonly string[]): string[] => {
    const [first = '', ...rest] = lines;
    return [`- ${first}`, ...shift(rest, 2)];
  };
  const list = (items: readonly string[][]): string[] =>
    shift(items.flat(), layout.indentLists ? 2 : 0);
  const code = (given: Shape, family: number): string[] => {
    const id = `c${family}-${ids.length + 1}`;
    ids.push(id);
    const rules = given.rules.map((query, index) => {
      const text = query.replace('@REF', family > 1 ? `@REF${family - 1}` : 'g');
      return [
        ...comment(given.comment),
        ...item([`id: r-${id}-${index}`, ...`query: ${text}`.split('\n')]),
      ];
    });
    const children = given.children.map((child) => [
      ...comment(child.comment),
      ...item(code(child, family)),
      ...(child.blank ? [''] : []),
    ]);
    return [
      `id: ${id}${given.comment ? ` # comment ${++comments}` : ''}`,
      ...`definition: ${given.definition}`.split('\n'),
      ...comment(given.comment),
      ...given.lists.flatMap((text) => text.split('\n')),
      ...(rules.length > 0 ? ['rules:', ...list(rules)] : []),
      ...(children.length > 0
        ? [`children:${given.blank ? ' # below' : ''}`, ...list(children)]
        : []),
    ];
  };
  const files = families.map((roots, index) => {
    const single = roots.length === 1;
    const lines = roots.flatMap((root) => {
      const own = code(root, index + 1);
      return single ? own : [...comment(root.comment), ...item(own), ...(root.blank ? [''] : [])];
    });
    const text = ['# yaml-language-server: $schema=s.json', ...lines, ''].join('\n');
    return { file: `codebook/${index + 1}.yaml`, content: text };
  });
  const firstOf = (family: string): string => ids.find((id) => id.startsWith(`c${family}-`)) ?? '';
  return {
    ids,
    files: files.map(({ file, content }) => {
      const filled = content.replace(/REF(\d+)/g, (_all, family: string) => firstOf(family));
      return {
        file,
        content: (layout.mark ? '\uFEFF' : '') + filled.replaceAll('\n', layout.breaks),
      };
    }),
  };
}

const pick = (ids: readonly string[], seed: number): string => ids[seed % ids.length] ?? '';

/** Without the files' own lines for editors, which go with a file. */
const ownComments = (files: readonly CodebookFile[]): string[] =>
  commentsOf(files).filter((text) => !text.includes('yaml-language-server'));

const seeds = fc.tuple(fc.nat(1000), fc.nat(1000));
const RUNS = { numRuns: 40 };

function withoutCodes(
  all: Record<string, unknown>,
  ids: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)));
}

/** An edit that may be refused for its meaning only; a layout must never be the reason. */
function expectMade(edit: CodebookEdit, meant: RegExp): boolean {
  if (edit.ok) return true;
  expect(edit.problems.map(({ message }) => message).join('\n')).toMatch(meant);
  return false;
}

describe('an edit of any codebook', () => {
  it('renames there and back to the same bytes', () => {
    fc.assert(
      fc.property(codebook, fc.nat(1000), ({ families, layout }, seed) => {
        const { files, ids } = print(families, layout);
        const from = pick(ids, seed);
        const renamed = filesAfter(files, renameCode(files, { from, to: 'new-name' }));
        expect(ownComments(renamed)).toEqual(ownComments(files));
        expect(Object.keys(summary(renamed))).toContain('new-name');
        expect(renamed.some(({ content }) => content.includes(`@${from}\\b`))).toBe(false);
        expect(filesAfter(renamed, renameCode(renamed, { from: 'new-name', to: from }))).toEqual(
          files,
        );
      }),
      RUNS,
    );
  });

  it('moves a code with all its comments and changes its parent only', () => {
    let moved = 0;
    fc.assert(
      fc.property(codebook, seeds, fc.boolean(), ({ families, layout }, [a, b], top) => {
        const { files, ids } = print(families, layout);
        const code = pick(ids, a);
        const parent = top ? null : pick(ids, b);
        const edit = moveCode(files, { code, parent });
        if (!expectMade(edit, /below it|stands there already|leads back/)) return;
        moved++;
        const after = filesAfter(files, edit);
        expect(ownComments(after)).toEqual(ownComments(files));
        const before = summary(files);
        expect(summary(after)).toEqual({
          ...before,
          [code]: { ...(before[code] as object), parent },
        });
      }),
      RUNS,
    );
    expect(moved).toBeGreaterThan(10);
  });

  it('merges two codes without losing a comment or a rule', () => {
    let merged = 0;
    fc.assert(
      fc.property(codebook, seeds, ({ families, layout }, [a, b]) => {
        const { files, ids } = print(families, layout);
        const [from, into] = [pick(ids, a), pick(ids, b)];
        const edit = mergeCodes(files, { from, into });
        if (!expectMade(edit, /below it|leads back/)) return;
        merged++;
        const after = filesAfter(files, edit);
        expect(ownComments(after)).toEqual(ownComments(files));
        expect(Object.keys(summary(after)).sort()).toEqual(ids.filter((id) => id !== from).sort());
        const rules = (all: readonly CodebookFile[]): string[] =>
          Object.values(summary(all)).flatMap((code) => (code as { rules: string[] }).rules);
        const follow = (rule: string): string =>
          rule.replace(new RegExp(`@${from}(?!\\d)`), `@${into}`);
        expect(rules(after).sort()).toEqual(rules(files).map(follow).sort());
      }),
      RUNS,
    );
    expect(merged).toBeGreaterThan(8);
  });

  it('splits, deprecates and adds rules without touching anything else', () => {
    fc.assert(
      fc.property(codebook, fc.nat(1000), ({ families, layout }, seed) => {
        const { files, ids } = print(families, layout);
        const code = pick(ids, seed);
        const rest = withoutCodes(summary(files), [code]);
        const edits = [
          splitCode(files, { from: code, into: ['new-a', 'new-b'] }),
          setDeprecated(files, { code, deprecated: true }),
          addRule(files, { code, id: 'new-rule', query: `it's "new"` }),
        ];
        for (const edit of edits) {
          const after = filesAfter(files, edit);
          expect(ownComments(after)).toEqual(ownComments(files));
          expect(withoutCodes(summary(after), [code, 'new-a', 'new-b'])).toEqual(rest);
          if (layout.breaks === '\r\n')
            expect(after.every(({ content }) => !/[^\r]\n/.test(content))).toBe(true);
          expect(after.every(({ content }) => content.startsWith('\uFEFF') === layout.mark)).toBe(
            true,
          );
        }
      }),
      RUNS,
    );
  });
});
