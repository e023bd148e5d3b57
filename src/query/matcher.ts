// A query's tree made ready to run: patterns as numbers of the vocabulary's table, expressions
// compiled, filters as tests, conditions on codings bound to their codes.
import { foldCase, normaliseForm } from '../text/folding.ts';
import { primaryLanguage, stemmerFor } from '../text/stems.ts';
import { partAndGroup } from './coding-filters.ts';
import { compileFilter, type FieldTest } from './filters.ts';
import { literalPattern } from './literal-pattern.ts';
import type { PhraseShape, Position } from './phrase.ts';
import type { ProximityRule } from './proximity.ts';
import type { FilterNode, PhraseNode, QueryNode, RegexNode } from './query-node.ts';
import { type CompiledRegex, compileRegex } from './regex/compile-regex.ts';
import type { CodedStretch } from './unit-context.ts';
import { type PatternTable, patternNumber } from './word-patterns.ts';

export type CodingTest = (coding: CodedStretch) => boolean;

export type Matcher =
  | { readonly kind: 'phrase'; readonly shapeIn: (language: string) => PhraseShape }
  | { readonly kind: 'regex'; readonly regex: CompiledRegex; readonly prefilter: RegExp | null }
  | { readonly kind: 'code'; readonly code: string; readonly counts: CodingTest }
  | { readonly kind: 'filter'; readonly name: string; readonly test: FieldTest }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Matcher[] }
  | { readonly kind: 'not'; readonly part: Matcher }
  | {
      readonly kind: 'proximity';
      readonly rule: ProximityRule;
      readonly left: Matcher;
      readonly right: Matcher;
    };

export type LeafMatcher = Extract<Matcher, { kind: 'phrase' | 'regex' | 'code' | 'filter' }>;

interface Building {
  readonly table: PatternTable;
  readonly warn: (message: string) => void;
}

/** Makes a tree ready. `warn` hears once for each language without a stemmer. */
export function buildMatcher(
  query: QueryNode,
  table: PatternTable,
  warn: (message: string) => void,
): Matcher {
  const warned = new Set<string>();
  const warnOnce = (message: string) => {
    if (!warned.has(message)) warn(message);
    warned.add(message);
  };
  return build(query, { table, warn: warnOnce }, { conditions: [], nested: false });
}

/** What surrounds a node: conditions bound to its codes, and whether a proximity asks for its words. */
interface Surroundings {
  readonly conditions: readonly CodingTest[];
  readonly nested: boolean;
}

function build(node: QueryNode, building: Building, around: Surroundings): Matcher {
  const inner = (child: QueryNode) => build(child, building, around);
  switch (node.kind) {
    case 'phrase':
      return phraseMatcher(node, building.table);
    case 'stem':
      return stemMatcher(node.words, building);
    case 'regex':
      return regexMatcher(node);
    case 'code': {
      const { conditions } = around;
      const counts: CodingTest = (coding) => conditions.every((condition) => condition(coding));
      return { kind: 'code', code: node.code, counts };
    }
    case 'filter':
      return { kind: 'filter', name: node.name, test: compileFilter(node.name, node.value) };
    case 'or':
      return { kind: 'or', parts: node.operands.map(inner) };
    case 'not':
      return { kind: 'not', part: inner(node.operand) };
    case 'and': {
      const { conditions, others } = partAndGroup(node.operands);
      const all = [...around.conditions, ...conditions.map(codingTest)];
      const parts = others.map((child) => build(child, building, { ...around, conditions: all }));
      return { kind: 'and', parts };
    }
    case 'proximity': {
      const { operator, distance } = node;
      const operands = { ...around, nested: true };
      return {
        kind: 'proximity',
        rule: { operator, distance, nested: around.nested },
        left: build(node.left, building, operands),
        right: build(node.right, building, operands),
      };
    }
  }
}

function phraseMatcher({ elements, cased }: PhraseNode, table: PatternTable): Matcher {
  const rows: Position[][] = [[]];
  for (const element of elements) {
    const joined = 'joined' in element && element.joined && rows.at(-1)?.length !== 0;
    if (element.kind === 'run') rows.push([]);
    else if (element.kind === 'any' || element.kind === 'one') {
      rows.at(-1)?.push({ kind: element.kind, joined });
    } else {
      const text = cased ? normaliseForm(element.text) : foldCase(element.text);
      const pattern = patternNumber(table, { kind: 'glob', text, cased });
      rows.at(-1)?.push({ kind: 'pattern', pattern, joined });
    }
  }
  return { kind: 'phrase', shapeIn: () => rows };
}

function stemMatcher(words: readonly string[], { table, warn }: Building): Matcher {
  const shapes = new Map<string, PhraseShape>();
  const shapeIn = (tag: string): PhraseShape => {
    const language = primaryLanguage(tag);
    const known = shapes.get(language);
    if (known) return known;
    const stemmer = stemmerFor(language);
    if (!stemmer)
      warn(`There is no stemmer for the language ${language}; ~ finds the exact word there.`);
    const row = words.map((word): Position => {
      const text = foldCase(word);
      const pattern = stemmer
        ? patternNumber(table, { kind: 'stem', stem: stemmer(text), language, stemmer })
        : patternNumber(table, { kind: 'glob', text, cased: false });
      return { kind: 'pattern', pattern, joined: false };
    });
    shapes.set(language, [row]);
    return [row];
  };
  return { kind: 'phrase', shapeIn };
}

function regexMatcher({ source, ignoreCase }: RegexNode): Matcher {
  const compiled = compileRegex(source, ignoreCase);
  if (!compiled.ok) throw new Error(`a parsed query holds a broken expression: ${source}`);
  const { literals, anyCase } = compiled.regex;
  if (!literals) return { kind: 'regex', regex: compiled.regex, prefilter: null };
  return { kind: 'regex', regex: compiled.regex, prefilter: literalPattern(literals, anyCase) };
}

/** `coder:`, `origin:`, `stance:` and what AND, OR and NOT make of them. */
function codingTest(node: QueryNode): CodingTest {
  switch (node.kind) {
    case 'filter':
      return attributeTest(node);
    case 'not': {
      const test = codingTest(node.operand);
      return (coding) => !test(coding);
    }
    case 'and': {
      const tests = node.operands.map(codingTest);
      return (coding) => tests.every((test) => test(coding));
    }
    case 'or': {
      const tests = node.operands.map(codingTest);
      return (coding) => tests.some((test) => test(coding));
    }
    default:
      throw new Error(`${node.kind} is no condition on codings`);
  }
}

function attributeTest({ name, value }: FilterNode): CodingTest {
  const test = compileFilter(name, value);
  const attribute = name as 'coder' | 'origin' | 'stance';
  return (coding) => {
    const present = coding[attribute];
    return present !== null && test([present]);
  };
}
