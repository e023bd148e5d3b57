// A regular expression as a program for a finite automaton (Thompson 1968), and its size.
import type { Assertion, RegexTree, SetNode } from './regex-node.ts';

export const CHARACTER = 0;
export const SPLIT = 1;
export const ASSERT = 2;
export const MATCH = 3;

export const ASSERTIONS: readonly Assertion[] = [
  'text-start',
  'text-end',
  'line-start',
  'line-end',
  'word-border',
  'no-word-border',
];

/** Instruction i is ops[i]; its successor is next[i], for SPLIT the one preferred. */
export interface RegexProgram {
  readonly size: number;
  readonly start: number;
  readonly ops: Uint8Array;
  readonly next: Int32Array;
  /** The other successor of a SPLIT; the set of a CHARACTER; the number of an ASSERT's assertion. */
  readonly argument: Int32Array;
  /** The distinct sets of characters, as anchored native expressions for one code point. */
  readonly sets: readonly RegExp[];
  readonly negated: readonly boolean[];
  readonly hasAssertions: boolean;
}

/** Beyond this an expression is refused: time is bounded by text times program. */
export const GREATEST_PROGRAM = 3000;

/** Number of instructions of a tree, without building them. */
export function programSize(tree: RegexTree): number {
  switch (tree.kind) {
    case 'concatenation':
      return tree.parts.reduce((sum, part) => sum + programSize(part), 0);
    case 'alternation':
      return tree.parts.reduce((sum, part) => sum + programSize(part) + 1, 0);
    case 'repeat':
      return Math.max(1, tree.max ?? tree.min + 1) * (programSize(tree.body) + 2);
    default:
      return 1;
  }
}

interface Builder {
  readonly ops: number[];
  readonly next: number[];
  readonly argument: number[];
  readonly sets: Map<string, number>;
  readonly expressions: RegExp[];
  readonly negated: boolean[];
}

export function buildProgram(tree: RegexTree): RegexProgram {
  const builder: Builder = {
    ops: [],
    next: [],
    argument: [],
    sets: new Map(),
    expressions: [],
    negated: [],
  };
  const match = emit(builder, MATCH, -1, -1);
  const start = build(builder, tree, match);
  return {
    size: builder.ops.length,
    start,
    ops: Uint8Array.from(builder.ops),
    next: Int32Array.from(builder.next),
    argument: Int32Array.from(builder.argument),
    sets: builder.expressions,
    negated: builder.negated,
    hasAssertions: builder.ops.includes(ASSERT),
  };
}

function emit(builder: Builder, op: number, next: number, argument: number): number {
  builder.ops.push(op);
  builder.next.push(next);
  builder.argument.push(argument);
  return builder.ops.length - 1;
}

/** Adds the instructions for a tree that goes on at `next`, and gives the first of them. */
function build(builder: Builder, tree: RegexTree, next: number): number {
  switch (tree.kind) {
    case 'set':
      return emit(builder, CHARACTER, next, setNumber(builder, tree));
    case 'assertion':
      return emit(builder, ASSERT, next, ASSERTIONS.indexOf(tree.assertion));
    case 'concatenation':
      return tree.parts.reduceRight((follow, part) => build(builder, part, follow), next);
    case 'alternation':
      return tree.parts
        .map((part) => build(builder, part, next))
        .reduceRight((other, branch) => emit(builder, SPLIT, branch, other));
    case 'repeat':
      return buildRepeat(builder, tree, next);
  }
}

function buildRepeat(
  builder: Builder,
  { body, min, max, greedy }: Extract<RegexTree, { kind: 'repeat' }>,
  next: number,
): number {
  let follow = next;
  if (max === null) {
    const loop = emit(builder, SPLIT, -1, -1);
    const entry = build(builder, body, loop);
    builder.next[loop] = greedy ? entry : next;
    builder.argument[loop] = greedy ? next : entry;
    if (min > 0) follow = entry;
    else if (!isNullable(body)) follow = loop;
    // As in RE2, x* is (x+)? where x may be empty: an empty round ends the loop.
    else follow = greedy ? emit(builder, SPLIT, entry, next) : emit(builder, SPLIT, next, entry);
  }
  for (let optional = min; max !== null && optional < max; optional++) {
    const entry = build(builder, body, follow);
    follow = greedy ? emit(builder, SPLIT, entry, next) : emit(builder, SPLIT, next, entry);
  }
  const needed = max === null ? min - 1 : min;
  for (let count = 0; count < needed; count++) follow = build(builder, body, follow);
  return follow;
}

/** Whether a tree may match without a character. */
function isNullable(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'set':
      return false;
    case 'assertion':
      return true;
    case 'concatenation':
      return tree.parts.every(isNullable);
    case 'alternation':
      return tree.parts.some(isNullable);
    case 'repeat':
      return tree.min === 0 || isNullable(tree.body);
  }
}

function setNumber(builder: Builder, set: SetNode): number {
  const key = `${set.ignoreCase ? 'i' : ''}${set.negated ? '^' : ''}[${set.body}]`;
  const known = builder.sets.get(key);
  if (known !== undefined) return known;
  const number = builder.expressions.length;
  builder.sets.set(key, number);
  builder.expressions.push(new RegExp(`^[${set.body}]$`, set.ignoreCase ? 'vi' : 'v'));
  builder.negated.push(set.negated);
  return number;
}
