// The automaton that reads a text from its end. Its state at a place is the set of instructions from
// which a match can still be completed there. States are made as they are needed, and remembered.
import { ASSERT, ASSERTIONS, CHARACTER, MATCH, type RegexProgram, SPLIT } from './regex-program.ts';
import { WORD_BODY } from './unicode-sets.ts';

/** What stands before a place, as far as assertions care. */
const NOTHING = 0;
const WORD = 1;
const NEWLINE = 2;
const OTHER = 3;
const KINDS = 4;

export interface Automaton {
  readonly program: RegexProgram;
  /** Instructions that consume a character. */
  readonly characters: readonly number[];
  /** For each instruction, those that reach it without consuming anything. */
  readonly sources: readonly (readonly number[])[];
  /** Class + 1 of each UTF-16 unit outside of surrogate pairs; 0 is not known yet. */
  readonly unitClasses: Uint16Array;
  readonly pairClasses: Map<number, number>;
  readonly classes: CharacterClasses;
  /** The set of each state, one bit an instruction. */
  bits: Uint32Array[];
  /** For each state, whether a match begins at its place. */
  begins: boolean[];
  ids: Map<string, number>;
  /** For each state, the state before it, by class of the character between and kind before that. */
  steps: Int32Array[];
}

/** Characters that no set of the expression tells apart are one class. */
interface CharacterClasses {
  readonly ids: Map<string, number>;
  /** For each class, 1 for each set that holds its characters. */
  readonly members: Uint8Array[];
  readonly kinds: number[];
}

const WORD_CHARACTER = new RegExp(`^[${WORD_BODY}]$`, 'v');

export function createAutomaton(program: RegexProgram): Automaton {
  const characters: number[] = [];
  const sources: number[][] = Array.from({ length: program.size }, () => []);
  for (let at = 0; at < program.size; at++) {
    const op = program.ops[at];
    const next = program.next[at] ?? 0;
    if (op === CHARACTER) characters.push(at);
    if (op === SPLIT || op === ASSERT) sources[next]?.push(at);
    if (op === SPLIT) sources[program.argument[at] ?? 0]?.push(at);
  }
  return {
    program,
    characters,
    sources,
    unitClasses: new Uint16Array(0x10000),
    pairClasses: new Map(),
    classes: { ids: new Map(), members: [], kinds: [] },
    bits: [],
    begins: [],
    ids: new Map(),
    steps: [],
  };
}

/** Forgets remembered states when there are many of them. Numbers of states are void afterwards. */
export function forgetStates(automaton: Automaton, more: number): void {
  if (automaton.bits.length <= more) return;
  automaton.bits = [];
  automaton.begins = [];
  automaton.ids = new Map();
  automaton.steps = [];
}

/** The number of the state with this set. */
export function stateOf(automaton: Automaton, bits: Uint32Array): number {
  const key = bits.join();
  const known = automaton.ids.get(key);
  if (known !== undefined) return known;
  const id = automaton.bits.length;
  automaton.ids.set(key, id);
  automaton.bits.push(bits);
  automaton.begins.push(hasBit(bits, automaton.program.start));
  automaton.steps.push(new Int32Array(KINDS * 8));
  return id;
}

/** Whether a match can be completed from this instruction in this state. */
export function holds(automaton: Automaton, state: number, instruction: number): boolean {
  const word = automaton.bits[state]?.[instruction >> 5] ?? 0;
  return (word & (1 << (instruction & 31))) !== 0;
}

/** The state at the end of the text that ends at `to` and begins at `from`. */
export function stateAtEnd(automaton: Automaton, text: string, { from, to }: TextRange): number {
  const before = to > from ? classBefore(automaton, text, to, from) : -1;
  return closedState(automaton, new Uint32Array(words(automaton)), {
    before: kindOf(automaton, before),
    after: NOTHING,
  });
}

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface Reading {
  /** Where the text begins: before it there is nothing. */
  readonly textStart: number;
  /** The state at the range's end. */
  readonly state: number;
  /** Gets the state at each place, counted from the range's begin; inside surrogate pairs nothing. */
  readonly states: Int32Array;
  /** Gets the places at which a match begins, from the last to the first. */
  readonly begins: number[];
}

/** Reads text[from, to) from its end. Gives the state at `from`. */
export function readBack(
  automaton: Automaton,
  text: string,
  { from, to }: TextRange,
  { textStart, state: endState, states, begins }: Reading,
): number {
  const { unitClasses } = automaton;
  const { kinds } = automaton.classes;
  const { hasAssertions } = automaton.program;
  let state = endState;
  let index = to;
  let current = index > from ? classBefore(automaton, text, index, textStart) : -1;
  while (index > from) {
    // Most characters are one unit whose class is known; the others go the long way.
    const known = unitClasses[text.charCodeAt(index - 1)] as number;
    const start = known > 0 ? index - 1 : index - widthBefore(text, index, textStart);
    let before = -1;
    if (start > textStart) {
      before = (unitClasses[text.charCodeAt(start - 1)] as number) - 1;
      if (before < 0) before = classBefore(automaton, text, start, textStart);
    }
    const kind = hasAssertions && before >= 0 ? (kinds[before] as number) : NOTHING;
    const column = current * KINDS + kind;
    const row = automaton.steps[state] as Int32Array;
    const step = column < row.length ? (row[column] as number) : 0;
    state = step > 0 ? step - 1 : makeStep(automaton, state, column);
    states[start - from] = state;
    if (automaton.begins[state]) begins.push(start);
    index = start;
    current = before;
  }
  return state;
}

/** Computes and remembers the state before `state`. */
function makeStep(automaton: Automaton, state: number, column: number): number {
  const { program, characters } = automaton;
  const current = Math.floor(column / KINDS);
  const members = automaton.classes.members[current] as Uint8Array;
  const bits = new Uint32Array(words(automaton));
  for (const at of characters) {
    if (
      members[program.argument[at] ?? 0] === 1 &&
      holds(automaton, state, program.next[at] ?? 0)
    ) {
      setBit(bits, at);
    }
  }
  const made = closedState(automaton, bits, {
    before: column % KINDS,
    after: kindOf(automaton, current),
  });
  let row = automaton.steps[state] as Int32Array;
  if (column >= row.length) {
    const longer = new Int32Array(Math.max(column + 1, row.length * 2));
    longer.set(row);
    row = longer;
    automaton.steps[state] = row;
  }
  row[column] = made + 1;
  return made;
}

/** Adds MATCH, and every instruction that leads to one of the set without consuming a character. */
function closedState(
  automaton: Automaton,
  bits: Uint32Array,
  around: { readonly before: number; readonly after: number },
): number {
  const { program, sources } = automaton;
  const pending: number[] = [];
  for (let at = 0; at < program.size; at++) {
    if (program.ops[at] === MATCH) setBit(bits, at);
    if (hasBit(bits, at)) pending.push(at);
  }
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const source of sources[at] ?? []) {
      if (hasBit(bits, source)) continue;
      if (program.ops[source] === ASSERT && !isTrue(program.argument[source] ?? 0, around))
        continue;
      setBit(bits, source);
      pending.push(source);
    }
  }
  return stateOf(automaton, bits);
}

function isTrue(
  assertion: number,
  { before, after }: { readonly before: number; readonly after: number },
): boolean {
  switch (ASSERTIONS[assertion]) {
    case 'text-start':
      return before === NOTHING;
    case 'text-end':
      return after === NOTHING;
    case 'line-start':
      return before === NOTHING || before === NEWLINE;
    case 'line-end':
      return after === NOTHING || after === NEWLINE;
    case 'word-border':
      return (before === WORD) !== (after === WORD);
    default:
      return (before === WORD) === (after === WORD);
  }
}

function words(automaton: Automaton): number {
  return (automaton.program.size + 31) >> 5;
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}

function hasBit(bits: Uint32Array, at: number): boolean {
  return ((bits[at >> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

function kindOf(automaton: Automaton, characterClass: number): number {
  return characterClass < 0 ? NOTHING : (automaton.classes.kinds[characterClass] ?? OTHER);
}

/** 2 where a surrogate pair ends at `index` and begins at `textStart` or behind, else 1. */
export function widthBefore(text: string, index: number, textStart: number): number {
  const low = text.charCodeAt(index - 1);
  if (low < 0xdc00 || low > 0xdfff || index - 2 < textStart) return 1;
  const high = text.charCodeAt(index - 2);
  return high >= 0xd800 && high <= 0xdbff ? 2 : 1;
}

/** Class of the character that ends at `index`. */
function classBefore(automaton: Automaton, text: string, index: number, textStart: number): number {
  const unit = text.charCodeAt(index - 1);
  const known = automaton.unitClasses[unit] as number;
  if (known > 0) return known - 1;
  if (widthBefore(text, index, textStart) === 2) {
    const codePoint = text.codePointAt(index - 2) ?? 0;
    const remembered = automaton.pairClasses.get(codePoint);
    if (remembered !== undefined) return remembered;
    const found = makeClass(automaton, codePoint);
    automaton.pairClasses.set(codePoint, found);
    return found;
  }
  const found = makeClass(automaton, unit);
  // A lone half of a pair is looked up anew each time, as its unit may also end a pair.
  if (unit < 0xd800 || unit > 0xdfff) automaton.unitClasses[unit] = found + 1;
  return found;
}

function makeClass(automaton: Automaton, codePoint: number): number {
  const { program, classes } = automaton;
  const character = String.fromCodePoint(codePoint);
  const members = Uint8Array.from(program.sets, (set, number) =>
    set.test(character) !== program.negated[number] ? 1 : 0,
  );
  const kind = character === '\n' ? NEWLINE : WORD_CHARACTER.test(character) ? WORD : OTHER;
  const key = program.hasAssertions ? `${members.join('')} ${kind}` : members.join('');
  const known = classes.ids.get(key);
  if (known !== undefined) return known;
  const id = classes.members.length;
  classes.ids.set(key, id);
  classes.members.push(members);
  classes.kinds.push(kind);
  return id;
}
