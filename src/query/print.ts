// A query's tree as text that parses back to the same tree.
import { isCjkElement } from './cut-words.ts';
import type {
  FilterNode,
  PhraseElement,
  PhraseNode,
  ProximityOperator,
  QueryNode,
} from './query-node.ts';

const OPERATORS: Readonly<Record<ProximityOperator, string>> = {
  near: 'NEAR',
  before: 'BEFORE',
  'not-near': 'NOT NEAR',
  'not-after': 'NOT AFTER',
  'not-before': 'NOT BEFORE',
};

/** How tightly each kind binds: a part that binds less than its place asks for gets parentheses. */
const OR = 0;
const AND = 1;
const NOT = 2;
const PROXIMITY = 3;
const TERM = 4;

/** Writes a query. `AND` is written out; parentheses stand only where they are needed. */
export function printQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'or':
      return node.operands.map((operand) => printed(operand, AND)).join(' OR ');
    case 'and':
      return node.operands.map((operand) => printed(operand, NOT)).join(' AND ');
    case 'not':
      return `NOT ${printed(node.operand, NOT)}`;
    case 'proximity': {
      const operator = `${OPERATORS[node.operator]}/${node.distance}`;
      return `${printed(node.left, PROXIMITY)} ${operator} ${printed(node.right, TERM)}`;
    }
    case 'phrase':
      return printPhrase(node);
    case 'stem':
      return `~${printStem(node.words)}`;
    case 'regex':
      return `/${node.source.replace(/\\[\s\S]|\//g, (part) => (part === '/' ? '\\/' : part))}/${node.ignoreCase ? 'i' : ''}`;
    case 'code':
      return `@${node.code}`;
    case 'filter':
      return printFilter(node);
  }
}

function printed(node: QueryNode, least: number): string {
  return bindingOf(node) < least ? `(${printQuery(node)})` : printQuery(node);
}

function bindingOf(node: QueryNode): number {
  switch (node.kind) {
    case 'or':
      return OR;
    case 'and':
      return AND;
    case 'not':
      return NOT;
    case 'proximity':
      return PROXIMITY;
    default:
      return TERM;
  }
}

function printPhrase({ elements, cased }: PhraseNode): string {
  let text = '';
  elements.forEach((element, index) => {
    const glued = isJoined(element, elements[index - 1]);
    text += (index === 0 || glued ? '' : ' ') + printElement(element);
  });
  const bare = !text.includes(' ') && !isOperator(text);
  return (cased ? '=' : '') + (bare ? text : `"${text}"`);
}

function isJoined(element: PhraseElement, previous: PhraseElement | undefined): boolean {
  if (element.kind === 'run') return true;
  return 'joined' in element && element.joined && isCjkElement(previous);
}

function printElement(element: PhraseElement): string {
  switch (element.kind) {
    case 'any':
    case 'run':
      return '*';
    case 'one':
      return '?';
    default:
      return element.text;
  }
}

function isOperator(word: string): boolean {
  return /^(AND|OR|NOT|NEAR|BEFORE|AFTER)$/.test(word);
}

/** Words of one stem term are held together by hyphens, which split them again. */
function printStem(words: readonly string[]): string {
  return words.join('-');
}

function printFilter({ name, value }: FilterNode): string {
  if (value.kind === 'range') return `${name}:${value.from ?? ''}..${value.to ?? ''}`;
  const bare = /^[^\s()"“”„\\]+$/u.test(value.text) && !value.text.includes('..');
  return `${name}:${bare ? value.text : `"${value.text.replace(/["\\]/g, '\\$&')}"`}`;
}
