// Edits of the codebook, as a person would see them in a diff.
import { describe, expect, it } from 'vitest';
import { addRule, nextRuleId } from '../../../src/codebook/edit/add-rule.ts';
import { mergeCodes } from '../../../src/codebook/edit/merge-codes.ts';
import { moveCode } from '../../../src/codebook/edit/move-code.ts';
import { renameCode } from '../../../src/codebook/edit/rename-code.ts';
import { setDeprecated } from '../../../src/codebook/edit/set-deprecated.ts';
import { splitCode } from '../../../src/codebook/edit/split-code.ts';
import { readCodebook } from '../../../src/codebook/read-codebook.ts';
import { filesAfter, refusal, summary, textAfter } from './edit-helpers.ts';

const one = (content: string) => [{ file: 'a.yaml', content }];

const TREE = `# Codes about trust.
- id: trust   # the root
  definition: Trust.
  rules:
    - id: r1
      query: 'it''s @legal NEAR/3 "@legal" OR /@legal/'

# About law.
- id: legal
  definition: >-
    Law, not @legal.
  children:
    # The first child.
    - id: vacuum
      definition: No law.
      rules:
        - id: r2   # English
          query: >-
            vacuum OR
              (@trust-more
            NEAR/2 law)
    - id: trust-more
      definition: Mentions trust-more, not trust-more-so.
`;

describe('renaming a code', () => {
  it('changes its id and each reference, and nothing else', () => {
    const edit = renameCode(one(TREE), { from: 'legal', to: 'law' });
    expect(textAfter(TREE, edit)).toBe(
      TREE.replace('- id: legal', '- id: law').replace("''s @legal", "''s @law"),
    );
    expect(edit.ok && edit.changes).toEqual([
      { file: 'a.yaml', line: 9, message: 'id: legal → law' },
      { file: 'a.yaml', line: 6, message: 'rule r1: @legal → @law' },
    ]);
  });

  it('finds references in folded texts, and lists texts that mention the code', () => {
    const edit = renameCode(one(TREE), { from: 'trust-more', to: 'more' });
    expect(textAfter(TREE, edit)).toBe(
      TREE.replace('- id: trust-more', '- id: more').replace('@trust-more', '@more'),
    );
    expect(edit.ok && edit.mentions).toEqual([
      { file: 'a.yaml', line: 23, message: '"definition" mentions trust-more' },
    ]);
  });

  it('follows references in other files, escapes and flow lists', () => {
    const files = [
      { file: 'a.yaml', content: 'id: "a"\ndefinition: d\n' },
      {
        file: 'b.yaml',
        content: `- { id: b, definition: d, rules: [{ id: r, query: "\\"x\\" @a" }] }\n`,
      },
    ];
    const after = filesAfter(files, renameCode(files, { from: 'a', to: 'z' }));
    expect(after.map(({ content }) => content)).toEqual([
      'id: "z"\ndefinition: d\n',
      `- { id: b, definition: d, rules: [{ id: r, query: "\\"x\\" @z" }] }\n`,
    ]);
  });

  it('keeps CR LF and a byte order mark', () => {
    const content = '\uFEFFid: a\r\ndefinition: d\r\n';
    expect(textAfter(content, renameCode(one(content), { from: 'a', to: 'b' }))).toBe(
      '\uFEFFid: b\r\ndefinition: d\r\n',
    );
  });

  it.each([
    ['an unknown code', { from: 'legl', to: 'x' }, 'The codebook has no code "legl".'],
    [
      'an id that is taken',
      { from: 'legal', to: 'trust' },
      'The code "trust" is there already, in a.yaml:2.',
    ],
    [
      'a bad id',
      { from: 'legal', to: 'The Law' },
      '"The Law" cannot be an id: it is not in kebab-case.',
    ],
  ])('is refused for %s', (_name, names, message) => {
    expect(refusal(renameCode(one(TREE), names))).toEqual([message]);
  });

  it('is refused where the files cannot be read', () => {
    const files = [...one(TREE), { file: 'b.yaml', content: 'id: "b' }];
    const edit = renameCode(files, { from: 'legal', to: 'law' });
    expect(refusal(edit)).toContain('A quotation mark that opens before here is never closed.');
  });
});

describe('moving a code', () => {
  it('takes its comments along and puts it last among the children', () => {
    const edit = moveCode(one(TREE), { code: 'vacuum', parent: 'trust' });
    expect(textAfter(TREE, edit)).toBe(`# Codes about trust.
- id: trust   # the root
  definition: Trust.
  rules:
    - id: r1
      query: 'it''s @legal NEAR/3 "@legal" OR /@legal/'
  children:
    # The first child.
    - id: vacuum
      definition: No law.
      rules:
        - id: r2   # English
          query: >-
            vacuum OR
              (@trust-more
            NEAR/2 law)

# About law.
- id: legal
  definition: >-
    Law, not @legal.
  children:
    - id: trust-more
      definition: Mentions trust-more, not trust-more-so.
`);
  });

  it('removes the key of a list that becomes empty', () => {
    const content =
      'id: a\ndefinition: d\nchildren: # below\n  - id: b\n    definition: d\n    children:\n      - id: c\n        definition: d\n';
    const edit = moveCode(one(content), { code: 'c', parent: 'a' });
    expect(textAfter(content, edit)).toBe(
      'id: a\ndefinition: d\nchildren: # below\n  - id: b\n    definition: d\n  - id: c\n    definition: d\n',
    );
  });

  it('to the top of a list puts it at the end, with the blank line that the list has', () => {
    const edit = moveCode(one(TREE), { code: 'trust-more', parent: null });
    expect(
      textAfter(TREE, edit).endsWith(
        'law)\n\n- id: trust-more\n  definition: Mentions trust-more, not trust-more-so.\n',
      ),
    ).toBe(true);
  });

  it('to the top of a file with one code makes a file of its own', () => {
    const schema = '# yaml-language-server: $schema=s.json\n';
    const files = [
      {
        file: 'codebook/a.yaml',
        content: `${schema}id: a\ndefinition: d\nchildren:\n  - id: b\n    definition: |\n      two\n\n      lines\n`,
      },
    ];
    expect(filesAfter(files, moveCode(files, { code: 'b', parent: null }))).toEqual([
      { file: 'codebook/a.yaml', content: `${schema}id: a\ndefinition: d\n` },
      { file: 'codebook/b.yaml', content: `${schema}id: b\ndefinition: |\n  two\n\n  lines\n` },
    ]);
  });

  it('of a file’s only code takes the file away, with all comments carried along', () => {
    const files = [
      {
        file: 'a.yaml',
        content:
          '# yaml-language-server: $schema=s.json\n# About a.\nid: a # first\ndefinition: d\n# the end\n',
      },
      { file: 'b.yaml', content: 'id: b\ndefinition: d\nchildren: []\n' },
    ];
    expect(filesAfter(files, moveCode(files, { code: 'a', parent: 'b' }))).toEqual([
      {
        file: 'b.yaml',
        content:
          'id: b\ndefinition: d\nchildren:\n  # About a.\n  - id: a # first\n    definition: d\n    # the end\n',
      },
    ]);
  });

  it('turns brackets into lines where it must', () => {
    const content =
      '# top\n- {id: a, definition: d, children: [{id: b, definition: e}]} # why\n- id: c\n  definition: d\n';
    const files = one(content);
    const after = filesAfter(files, moveCode(files, { code: 'b', parent: 'c' }));
    expect(summary(after)).toMatchObject({
      a: { parent: null },
      b: { parent: 'c' },
      c: { parent: null },
    });
    expect(after[0]?.content).toContain('# top');
    expect(after[0]?.content).toContain('# why');
  });

  it.each([
    [
      'below itself',
      { code: 'legal', parent: 'vacuum' },
      '"vacuum" is "legal" itself or stands below it.',
    ],
    ['where it stands', { code: 'vacuum', parent: 'legal' }, '"vacuum" stands there already.'],
    [
      'where its rules would wait for themselves',
      { code: 'trust', parent: 'legal' },
      '"@legal" leads back to this code: trust → legal → trust.',
    ],
  ])('is refused %s', (_name, move, message) => {
    expect(refusal(moveCode(one(TREE), move))).toEqual([message]);
  });
});

describe('merging two codes', () => {
  const content = `- id: a
  definition: About a.
  include: [one]   # cases
  # before the rules
  rules:
    # the rule of a
    - id: ra
      query: x
- id: b
  definition: About b.
  examples:
    positive:
      - y
  rules:
    - id: rb
      query: y
- id: c
  definition: About c.
  rules:
    - id: rc
      query: '@a OR @b'
`;

  it('moves lists, rules and comments over and lets references follow', () => {
    const edit = mergeCodes(one(content), { from: 'a', into: 'b' });
    expect(textAfter(content, edit)).toBe(`- id: b
  definition: About b.
  include:
    - "a: About a."
    - one
  examples:
    positive:
      - y
  rules:
    - id: rb
      query: y
    # the rule of a
    - id: ra
      query: x
  # cases
  # before the rules
- id: c
  definition: About c.
  rules:
    - id: rc
      query: '@b OR @b'
`);
  });

  it('moves children under the code that stays', () => {
    const files = one(
      'id: a\ndefinition: d\nchildren:\n  - id: b\n    definition: e\n    children:\n      - id: c\n        definition: f\n',
    );
    const after = filesAfter(files, mergeCodes(files, { from: 'b', into: 'a' }));
    expect(after[0]?.content).toBe(
      'id: a\ndefinition: d\ninclude:\n  - "b: e"\nchildren:\n  - id: c\n    definition: f\n',
    );
  });

  it('is refused into a code below', () => {
    expect(refusal(mergeCodes(one(TREE), { from: 'legal', into: 'vacuum' }))).toEqual([
      '"vacuum" is "legal" itself or stands below it.',
    ]);
  });

  it('is refused where a rule would name its own code', () => {
    expect(refusal(mergeCodes(one(content), { from: 'c', into: 'a' }))).toEqual([
      '"@a" leads back to this code: a → a.',
    ]);
  });
});

describe('splitting a code', () => {
  it('puts the new codes below it', () => {
    const content = 'id: a\ndefinition: d\nrules:\n  - id: r\n    query: x\n# end\n';
    const edit = splitCode(one(content), { from: 'a', into: ['b-one', 'b-two'] });
    expect(textAfter(content, edit)).toBe(`id: a
definition: d
rules:
  - id: r
    query: x
children:
  - id: b-one
    name: B one
    definition: Part of a, split from it; to be defined.
  - id: b-two
    name: B two
    definition: Part of a, split from it; to be defined.
# end
`);
  });

  it('is refused into one code, and into codes that are there', () => {
    expect(refusal(splitCode(one(TREE), { from: 'legal', into: ['x', 'x'] }))).toEqual([
      'Name at least two codes to split it into.',
    ]);
    expect(refusal(splitCode(one(TREE), { from: 'legal', into: ['x', 'trust'] }))).toEqual([
      'The code "trust" is there already, in a.yaml:2.',
    ]);
  });
});

describe('deprecating a code', () => {
  it.each([
    [
      'a list entry',
      '- id: a # here\n  definition: d\n',
      '- id: a # here\n  deprecated: true\n  definition: d\n',
    ],
    ['a file with one code', 'definition: d\nid: a', 'definition: d\nid: a\ndeprecated: true'],
    ['brackets', '[{id: a, definition: d}]', '[{id: a, deprecated: true, definition: d}]'],
    [
      'a code that says false',
      'id: a\ndeprecated: false # yet\ndefinition: d\n',
      'id: a\ndeprecated: true # yet\ndefinition: d\n',
    ],
  ])('of %s', (_name, before, after) => {
    const edit = setDeprecated(one(before), { code: 'a', deprecated: true });
    expect(textAfter(before, edit)).toBe(after);
    const back = setDeprecated(one(after), { code: 'a', deprecated: false });
    expect(textAfter(after, back)).toBe(after.replace('true', 'false'));
    expect(refusal(setDeprecated(one(after), { code: 'a', deprecated: true }))).toEqual([
      '"a" is deprecated already.',
    ]);
  });
});

describe('adding a rule', () => {
  const rule = { code: 'a', id: 'r', query: `"it's" OR @b` };

  it.each([
    [
      'to the rules that are there',
      'id: a\ndefinition: d\nrules:\n- id: q   # indented less\n  query: x\n\nemergent: true\n',
      "id: a\ndefinition: d\nrules:\n- id: q   # indented less\n  query: x\n- id: r\n  query: '\"it''s\" OR @b'\n\nemergent: true\n",
    ],
    [
      'to a code without rules, before its children',
      'id: a\ndefinition: d\nchildren:\n  - id: c\n    definition: d\n',
      "id: a\ndefinition: d\nrules:\n  - id: r\n    query: '\"it''s\" OR @b'\nchildren:\n  - id: c\n    definition: d\n",
    ],
    [
      'to empty brackets',
      'id: a\nrules: []  # none yet\ndefinition: d\n',
      "id: a\nrules:  # none yet\n  - id: r\n    query: '\"it''s\" OR @b'\ndefinition: d\n",
    ],
    [
      'to a code without a last line break',
      'id: a\ndefinition: |\n  d',
      "id: a\ndefinition: |\n  d\nrules:\n  - id: r\n    query: '\"it''s\" OR @b'\n",
    ],
  ])('%s', (_name, content, expected) => {
    const files = [...one(content), { file: 'b.yaml', content: 'id: b\ndefinition: d\n' }];
    expect(filesAfter(files, addRule(files, rule))[0]?.content).toBe(expected);
  });

  it('writes language, unit and span where they are given', () => {
    const content = '- id: a\n  definition: d\n';
    const edit = addRule(one(content), {
      ...rule,
      query: 'x',
      language: 'zh',
      unit: 'sentence',
      span: 'match',
    });
    expect(textAfter(content, edit)).toBe(
      "- id: a\n  definition: d\n  rules:\n    - id: r\n      query: 'x'\n      language: zh\n      unit: sentence\n      span: match\n",
    );
  });

  it.each([
    [
      'an id that is taken',
      { ...rule, code: 'trust', id: 'r2', query: 'x' },
      'A rule "r2" is there already.',
    ],
    [
      'a bad query',
      { ...rule, code: 'trust', query: 'a NEAR b' },
      /^The query cannot be read: NEAR needs/,
    ],
    ['no positive term', { ...rule, code: 'trust', query: 'NOT a' }, /^The query only says/],
    [
      'a reference to no code',
      { ...rule, code: 'trust', query: 'a @lgal' },
      '"@lgal" names no code of the codebook.',
    ],
    ['a circle', { ...rule, code: 'trust-more', query: 'a @vacuum' }, /leads back to this code/],
  ])('is refused for %s', (_name, wrong, message) => {
    const [first = ''] = refusal(addRule(one(TREE), wrong));
    expect(first).toMatch(message);
  });

  it('finds a free id', () => {
    const { codebook } = readCodebook(one(TREE), { examples: false });
    expect(nextRuleId(codebook, 'trust')).toBe('trust-2');
    const taken = readCodebook(one('id: a\ndefinition: d\nrules: [{ id: a-2, query: x }]\n'), {
      examples: false,
    });
    expect(nextRuleId(taken.codebook, 'a')).toBe('a-3');
  });
});
