// Every mistake that a codebook file can hold, at its place: § marks, in the file, where the finding
// must point.
import { describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook/read-codebook.ts';

interface Case {
  readonly name: string;
  readonly yaml: string;
  readonly rule: string;
  readonly message: string;
  readonly hint: string | null;
}

const HEAD = 'id: trust\ndefinition: d\n';
const RULE = `${HEAD}rules:\n  - id: r\n    query: `;

const CASES: readonly Case[] = [
  // Keys and types
  {
    name: 'unknown key, with the nearest one',
    yaml: 'id: trust\n§defintion: d\ndefinition: d\n',
    rule: 'unknown-key',
    message: 'Unknown key "defintion".',
    hint: 'Did you mean "definition"?',
  },
  {
    name: 'unknown key near to none',
    yaml: `${HEAD}§weight: 3\n`,
    rule: 'unknown-key',
    message: 'Unknown key "weight".',
    hint: 'Known keys: id, name, color, definition, include, exclude, examples, rules, emergent, deprecated, children.',
  },
  {
    name: 'unknown key in the examples',
    yaml: `${HEAD}examples:\n  §postive: [a]\n`,
    rule: 'unknown-key',
    message: 'Unknown key "postive".',
    hint: 'Did you mean "positive"?',
  },
  {
    name: 'unknown key in a rule',
    yaml: `${RULE}a\n    §langage: en\n`,
    rule: 'unknown-key',
    message: 'Unknown key "langage".',
    hint: 'Did you mean "language"?',
  },
  {
    name: 'key that stands twice',
    yaml: `${HEAD}§id: trust\n`,
    rule: 'duplicate-key',
    message: 'The key "id" stands here a second time; the first one holds.',
    hint: null,
  },
  {
    name: 'no definition',
    yaml: '§id: trust\n',
    rule: 'missing-key',
    message: 'The code has no "definition".',
    hint: 'Say in a sentence what a passage must say to be given this code.',
  },
  {
    name: 'empty definition',
    yaml: 'id: trust\n§definition:\n',
    rule: 'missing-key',
    message: 'The code has no "definition".',
    hint: 'Say in a sentence what a passage must say to be given this code.',
  },
  {
    name: 'no id',
    yaml: '- §definition: d\n',
    rule: 'missing-key',
    message: 'The code has no "id".',
    hint: 'Give it a name in kebab-case that never changes, such as "id: trust-deficit".',
  },
  {
    name: 'definition that is a number',
    yaml: 'id: trust\ndefinition: §42\n',
    rule: 'wrong-type',
    message: '"definition" must be a text, but is a number.',
    hint: 'Put quotes around it: "42".',
  },
  {
    name: 'a list that is a text',
    yaml: `${HEAD}include: §one\n`,
    rule: 'wrong-type',
    message: '"include" must be a list, but is a text.',
    hint: 'Begin each entry on a line of its own with "- ".',
  },
  {
    name: 'an entry that a colon made a map',
    yaml: `${HEAD}exclude:\n  - ok\n  - §Weak contracts: use another code\n`,
    rule: 'wrong-type',
    message: '"exclude", entry 2 must be a text, but is a map.',
    hint: 'A text that holds ": " needs quotes around it.',
  },
  {
    name: 'true or false as a text',
    yaml: `${HEAD}emergent: §yes\n`,
    rule: 'wrong-type',
    message: '"emergent" must be true or false, but is a text.',
    hint: 'Write true or false, without quotes.',
  },
  {
    name: 'an empty example',
    yaml: `${HEAD}examples:\n  positive:\n    - §""\n`,
    rule: 'missing-key',
    message: '"examples", "positive", entry 1 is empty.',
    hint: null,
  },
  {
    name: 'children that are no list',
    yaml: `${HEAD}children: §none\n`,
    rule: 'wrong-type',
    message: '"children" must be a list of codes.',
    hint: 'Begin each code with "- id: ".',
  },
  {
    name: 'rules that are no list',
    yaml: `${HEAD}rules:\n  §id: a\n  query: b\n`,
    rule: 'wrong-type',
    message: '"rules" must be a list.',
    hint: 'Begin each rule with "- id: ".',
  },
  {
    name: 'a file that is a text',
    yaml: '§trust\n',
    rule: 'wrong-type',
    message: 'A code must be a map of keys such as id and definition.',
    hint: 'Begin with "id: ".',
  },
  // Values
  {
    name: 'id that is not in kebab-case',
    yaml: 'id: §Trust Deficit\ndefinition: d\n',
    rule: 'bad-id',
    message: '"id" "Trust Deficit" is not in kebab-case.',
    hint: 'Use lower-case letters, digits and hyphens, a letter first: trust-deficit.',
  },
  {
    name: 'id of a rule with an underscore',
    yaml: `${HEAD}rules:\n  - id: §lack_of\n    query: a\n`,
    rule: 'bad-id',
    message: '"id" "lack_of" is not in kebab-case.',
    hint: 'Use lower-case letters, digits and hyphens, a letter first: lack-of.',
  },
  {
    name: 'a colour that is none',
    yaml: `${HEAD}color: §reddish\n`,
    rule: 'bad-color',
    message: '"reddish" is no colour.',
    hint: 'Write it as "#b45309" or "#b50", in quotes.',
  },
  {
    name: 'a colour that YAML reads as a comment',
    yaml: `${HEAD}color: §#b45309\n`,
    rule: 'bad-color',
    message: 'In YAML # begins a comment, so the colour is empty.',
    hint: 'Put it in quotes: "#b45309".',
  },
  {
    name: 'unknown unit',
    yaml: `${RULE}a\n    unit: §sentance\n`,
    rule: 'wrong-value',
    message: '"unit" must be one of document, section, paragraph, sentence.',
    hint: 'Did you mean "sentence"?',
  },
  {
    name: 'a language that is no tag',
    yaml: `${RULE}a\n    language: §english\n`,
    rule: 'bad-language',
    message: '"english" is no language tag.',
    hint: 'Use a tag of BCP 47 such as en, de, fr, zh or pt-BR.',
  },
  // Codes and rules among one another
  {
    name: 'duplicate code',
    yaml: `- id: trust\n  definition: d\n- id: §trust\n  definition: e\n`,
    rule: 'duplicate-code',
    message: 'The code "trust" is defined already, in codebook/a.yaml:1.',
    hint: 'Give one of the two another id, or remove it.',
  },
  {
    name: 'code below itself by its id',
    yaml: `${HEAD}children:\n  - id: b\n    definition: d\n    children:\n      - id: §trust\n        definition: e\n`,
    rule: 'own-ancestor',
    message:
      'The code "trust" stands below itself (codebook/a.yaml:1): a code cannot be its own ancestor.',
    hint: 'Give one of the two another id, or remove it.',
  },
  {
    name: 'code below itself by an alias',
    yaml: `- &self\n  id: trust\n  definition: d\n  children:\n    - §*self\n`,
    rule: 'own-ancestor',
    message: '"*self" puts a code below itself: a code cannot be its own ancestor.',
    hint: 'Remove the alias.',
  },
  {
    name: 'list of children inside itself by an alias',
    yaml: `${HEAD}children: &below\n  - id: b\n    definition: d\n    children: §*below\n`,
    rule: 'own-ancestor',
    message: '"*below" puts a code below itself: a code cannot be its own ancestor.',
    hint: 'Remove the alias.',
  },
  {
    name: 'code repeated by an alias',
    yaml: `- &t\n  id: trust\n  definition: d\n- §*t\n`,
    rule: 'duplicate-code',
    message: '"*t" repeats codes that stand on line 2 already.',
    hint: 'A code has one place; remove the alias.',
  },
  {
    name: 'duplicate rule',
    yaml: `${RULE}a\n  - id: §r\n    query: b\n`,
    rule: 'duplicate-rule',
    message: 'The rule "r" is defined already, in codebook/a.yaml:4.',
    hint: 'Rule ids are unique in the whole codebook; give one of the two another id.',
  },
  {
    name: 'reference to no code',
    yaml: `${RULE}'it''s §@trsut'\n`,
    rule: 'unknown-code',
    message: '"@trsut" names no code of the codebook.',
    hint: 'Did you mean "@trust"?',
  },
  {
    name: 'reference to itself',
    yaml: `${RULE}'a §@trust'\n`,
    rule: 'circular-reference',
    message: '"@trust" leads back to this code: trust → trust.',
    hint: 'A rule cannot wait for its own result; write out what the other code looks for.',
  },
  {
    name: 'reference to the code above, which holds this one',
    yaml: `${HEAD}children:\n  - id: b\n    definition: d\n    rules:\n      - id: r\n        query: "a §@trust"\n`,
    rule: 'circular-reference',
    message: '"@trust" leads back to this code: b → trust → b.',
    hint: 'A rule cannot wait for its own result; write out what the other code looks for.',
  },
  {
    name: 'query without a positive term',
    yaml: `${RULE}§NOT a year:2010\n`,
    rule: 'no-positive-term',
    message: 'The query only says what must not be there, so there is nothing to code.',
    hint: 'Add a word, a phrase, a regular expression or an @code that must be there.',
  },
  {
    name: 'unknown filter',
    yaml: `${RULE}a §regoin:north\n`,
    rule: 'unknown-filter',
    message:
      'There is no field or variable regoin; to search for the text, put it between quotation marks.',
    hint: 'Did you mean "region:"?',
  },
  // YAML
  {
    name: 'query that begins with @ without quotes',
    yaml: `${RULE}§@trust\n`,
    rule: 'yaml-syntax',
    message:
      'In YAML an unquoted text cannot begin so: Plain value cannot start with reserved character @.',
    hint: `Put the whole query in single quotes: query: '"mutual distrust" OR lack*'.`,
  },
  {
    name: 'query that begins with a star without quotes',
    yaml: `${RULE}§*trust*\n`,
    rule: 'yaml-syntax',
    message: '"*trust*" stands for nothing: in YAML a leading * names an anchor.',
    hint: "Put a query that begins with * in single quotes: '*trust*'.",
  },
  {
    name: 'query that goes on behind its first phrase',
    yaml: `${RULE}"a b" §OR c\n`,
    rule: 'yaml-syntax',
    message: 'After the closing quotation mark the text goes on.',
    hint: `Put the whole query in single quotes: query: '"mutual distrust" OR lack*'.`,
  },
  {
    name: 'colon in an unquoted text',
    yaml: 'id: trust\ndefinition: §d: e\n',
    rule: 'yaml-syntax',
    message: 'This line does not fit: a key inside another text, or another indentation.',
    hint: 'A text that holds ": " needs quotes; the keys of one code begin in the same column.',
  },
  {
    name: 'second YAML document',
    yaml: `${HEAD}§---\nid: b\ndefinition: d\n`,
    rule: 'yaml-syntax',
    message: 'A second YAML document begins here; it was not read.',
    hint: 'Put the codes of a file into one list, each with "- " before it, and remove the "---".',
  },
];

function placeOf(marked: string): { content: string; line: number; column: number } {
  const at = marked.indexOf('§');
  const before = marked.slice(0, at);
  const line = before.split('\n').length;
  return { content: marked.replace('§', ''), line, column: at - before.lastIndexOf('\n') };
}

describe('a mistake in a codebook file', () => {
  it.each(CASES)('$name', ({ yaml, rule, message, hint }) => {
    const { content, line, column } = placeOf(yaml);
    const { diagnostics } = readCodebook([{ file: 'codebook/a.yaml', content }], {
      variables: ['region'],
      examples: false,
    });
    expect(diagnostics).toEqual([
      { rule, severity: 'error', message, file: 'codebook/a.yaml', line, column, hint },
    ]);
  });

  it('is a warning where a key has no value', () => {
    const { diagnostics } = readCodebook([{ file: 'a.yaml', content: `${HEAD}include:\n` }]);
    expect(diagnostics.map(({ rule, severity, line }) => ({ rule, severity, line }))).toEqual([
      { rule: 'empty-key', severity: 'warning', line: 3 },
    ]);
  });

  it('is info where the query has a hint', () => {
    const { diagnostics } = readCodebook([{ file: 'a.yaml', content: `${RULE}law and order\n` }], {
      examples: false,
    });
    expect(diagnostics.map(({ rule, severity, column }) => ({ rule, severity, column }))).toEqual([
      { rule: 'query-hint', severity: 'info', column: 16 },
    ]);
  });
});

describe('a query that cannot be read', () => {
  it.each([
    ['plain', 'query: a §NEAR b\n'],
    ['plain over two lines', 'query: a\n      b §NEAR c\n'],
    ['single-quoted', `query: 'it''s "a b" §NEAR c'\n`],
    ['double-quoted', 'query: "\\"a b\\" \\u4fe1 §NEAR c"\n'],
    ['literal', 'query: |\n      a OR\n      b §NEAR c\n'],
    ['folded', 'query: >-\n      a OR\n      b §NEAR c\n'],
    ['folded, deeper lines', 'query: >\n      a OR\n          b\n      §NEAR c\n'],
    ['behind Chinese', 'query: 信任 §NEAR c\n'],
    ['through an alias', 'query: a\n  - id: s\n    query: &q b §NEAR c\n  - id: t\n    query: x\n'],
  ])('is shown at its place: %s', (_name, text) => {
    const { content, line, column } = placeOf(`${HEAD}rules:\n  - id: r\n    ${text}`);
    const { diagnostics } = readCodebook([{ file: 'a.yaml', content }], { examples: false });
    expect(diagnostics.map((finding) => [finding.rule, finding.line, finding.column])).toEqual([
      ['query-syntax', line, column],
    ]);
  });
});

describe('many mistakes', () => {
  it('are all reported, in the order of files and lines', () => {
    const first = `id: Bad\nnaem: x\ndefinition: 1\nrules:\n  - id: r\n    query: 'a NEAR b'\n  - id: r\n    query: NOT a\n`;
    const second = `id: ok\ndefinition: d\ncolor: red\nrules:\n  - id: r\n    query: '@nobody'\n    unit: page\n`;
    const { codebook, diagnostics } = readCodebook([
      { file: 'b.yaml', content: first },
      { file: 'a.yaml', content: second },
    ]);
    expect(diagnostics.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'b.yaml:1 bad-id',
      'b.yaml:2 unknown-key',
      'b.yaml:3 wrong-type',
      'b.yaml:6 query-syntax',
      'b.yaml:7 duplicate-rule',
      'b.yaml:8 no-positive-term',
      'a.yaml:3 bad-color',
      'a.yaml:5 duplicate-rule',
      'a.yaml:6 unknown-code',
      'a.yaml:7 wrong-value',
    ]);
    expect([...codebook.codes.keys()]).toEqual(['ok']);
  });

  it('name every reference of a circle over three files', () => {
    const file = (id: string, other: string) => ({
      file: `${id}.yaml`,
      content: `id: ${id}\ndefinition: d\nrules:\n  - id: r-${id}\n    query: 'x @${other}'\n`,
    });
    const { codebook, diagnostics } = readCodebook([
      file('a', 'b'),
      file('b', 'c'),
      file('c', 'a'),
    ]);
    expect(diagnostics.map(({ file: at, message }) => [at, message])).toEqual([
      ['a.yaml', '"@b" leads back to this code: a → b → c → a.'],
      ['b.yaml', '"@c" leads back to this code: b → c → a → b.'],
      ['c.yaml', '"@a" leads back to this code: c → a → b → c.'],
    ]);
    expect(codebook.codes.get('a')?.rules).toEqual([]);
  });

  it('leave a code that only waits for a circle alone', () => {
    const content = `- id: a\n  definition: d\n  rules: [{ id: ra, query: '@b' }]\n- id: b\n  definition: d\n  rules: [{ id: rb, query: '@b' }]\n`;
    const { diagnostics } = readCodebook([{ file: 'a.yaml', content }], { examples: false });
    expect(diagnostics.map(({ line }) => line)).toEqual([6]);
  });
});
