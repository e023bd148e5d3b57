// The automaton that reads a text from its end. Its state at a place is the set of instructions from
// which a match can still be completed there. States are made as they are needed, and remembered.
import {
  type CharacterClasses,
  classBefore,
  createClasses,
  KINDS,
  kindOf,
  NEWLINE,
  NOTHING,
  type TextRange,
  WORD,
  widthAt,
  widthBefore,
} from './regex-classes.ts';
import { ASSERT, ASSERTIONS, CHARACTER, MATCH, type RegexProgram, SPLIT } from './regex-program.ts';

export interface Automaton {
  readonly program: RegexProgram;
  readonly classes: CharacterClasses;
  /** Instructions that consume a character. */
  readonly characters: readonly number[];
  /** For each instruction, those that reach it without consuming anything. */
  readonly sources: readonly (readonly number[])[];
  /** The set of each state, one bit an instruction. */
  bits: Uint32Array[];
  ids: Map<string, number>;
  /**
   * The state before each state, by class of the character between and kind of the one before that:
   * twice its number, and 1 more where a match begins there, and 1 more; 0 is not known yet.
   */
  steps: Int32Array;
  /** Columns of `steps` for one state. */
  stride: number;
}

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
  const stride = KINDS * 4;
  return {
    program,
    classes: createClasses(program),
    characters,
    sources,
    bits: [],
    ids: new Map(),
    steps: new Int32Array(stride * 8),
    stride,
  };
}

/** Forgets remembered states when there are many of them. Numbers of states are void afterwards. */
export function forgetStates(automaton: Automaton, more: number): void {
  if (automaton.bits.length <= more) return;
  automaton.bits = [];
  automaton.ids = new Map();
  automaton.steps = new Int32Array(automaton.stride * 8);
}

/** The number of the state with this set. */
export function stateOf(automaton: Automaton, bits: Uint32Array): number {
  const key = bits.join();
  const known = automaton.ids.get(key);
  if (known !== undefined) return known;
  const id = automaton.bits.length;
  automaton.ids.set(key, id);
  automaton.bits.push(bits);
  if ((id + 1) * automaton.stride > automaton.steps.length) {
    const larger = new Int32Array(automaton.steps.length * 2);
    larger.set(automaton.steps);
    automaton.steps = larger;
  }
  return id;
}

/** Whether a match can be completed from this instruction in this state. */
export function holds(automaton: Automaton, state: number, instruction: number): boolean {
  const word = automaton.bits[state]?.[instruction >> 5] ?? 0;
  return (word & (1 << (instruction & 31))) !== 0;
}

/** The state at a place of the text `range` if no match goes on behind it. */
export function stateAtEnd(
  automaton: Automaton,
  text: string,
  range: TextRange,
  place: number,
): number {
  const { classes } = automaton;
  const before = classBefore(classes, text, place, range.from);
  const after =
    place < range.to ? classBefore(classes, text, place + widthAt(text, place), range.from) : -1;
  return closedState(automaton, new Uint32Array(words(automaton)), {
    before: kindOf(classes, before),
    after: kindOf(classes, after),
  });
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
  const { classes } = automaton;
  const { ofUnits, kinds } = classes;
  const { hasAssertions } = automaton.program;
  let state = endState;
  let index = to;
  let current = classBefore(classes, text, index, textStart);
  while (index > from) {
    // Most characters are one unit whose class is known; the others go the long way.
    const known = ofUnits[text.charCodeAt(index - 1)] as number;
    const start = known > 0 ? index - 1 : index - widthBefore(text, index, textStart);
    let before = -1;
    if (start > textStart) {
      before = (ofUnits[text.charCodeAt(start - 1)] as number) - 1;
      if (before < 0) before = classBefore(classes, text, start, textStart);
    }
    const kind = hasAssertions && before >= 0 ? (kinds[before] as number) : NOTHING;
    const column = current * KINDS + kind;
    let step = column < automaton.stride ? automaton.steps[state * automaton.stride + column] : 0;
    if (!step) step = makeStep(automaton, state, column);
    state = (step - 1) >> 1;
    states[start - from] = state;
    if ((step & 1) === 0) begins.push(start);
    index = start;
    current = before;
  }
  return state;
}

/** Computes and remembers the state before `state`, as `steps` holds it. */
function makeStep(automaton: Automaton, state: number, column: number): number {
  const { program, characters, classes } = automaton;
  const current = Math.floor(column / KINDS);
  const members = classes.members[current] as Uint8Array;
  const bits = new Uint32Array(words(automaton));
  for (const at of characters) {
    const isMember = members[program.argument[at] ?? 0] === 1;
    if (isMember && holds(automaton, state, program.next[at] ?? 0)) setBit(bits, at);
  }
  const before = column % KINDS;
  const made = closedState(automaton, bits, { before, after: kindOf(classes, current) });
  if (column >= automaton.stride) widen(automaton, column + 1);
  const step = made * 2 + (holds(automaton, made, program.start) ? 1 : 0) + 1;
  automaton.steps[state * automaton.stride + column] = step;
  return step;
}

/** Makes room for more classes. */
function widen(automaton: Automaton, columns: number): void {
  const { steps, stride } = automaton;
  const wider = Math.max(stride * 2, columns);
  const rows = Math.max(8, automaton.bits.length * 2);
  automaton.steps = new Int32Array(wider * rows);
  for (let state = 0; state < automaton.bits.length; state++) {
    automaton.steps.set(steps.subarray(state * stride, (state + 1) * stride), state * wider);
  }
  automaton.stride = wider;
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
