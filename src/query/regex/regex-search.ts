// Finds the hits of a regular expression in time linear in the text. First the text is read from its
// end with a lazily built automaton that knows at each place from which instructions a match can
// still be completed; then each hit is walked from its start, at each choice taking the preferred
// branch that can be completed, so that nothing is ever tried in vain (Frisch and Cardelli 2004,
// "Greedy regular expression matching"). Also the search for all hits is linear, where engines that
// search again from each hit's end are quadratic (`a+b|a` on a row of a). Hits are those of Perl and
// RE2: the first place, and there the preferred branch.
import type { Span } from '../../text/span.ts';
import {
  type Automaton,
  createAutomaton,
  forgetStates,
  holds,
  readBack,
  stateAtEnd,
  stateOf,
} from './regex-automaton.ts';
import { partsAround, type TextRange, widthAt, widthBefore } from './regex-classes.ts';
import { ASSERT, CHARACTER, MATCH, type RegexProgram } from './regex-program.ts';

/**
 * All hits in the range that are not empty, in the order of the text, none overlapping another. The
 * range counts as the whole text: `^` and `$` are its ends. Spans count from the text's begin. If
 * every hit is known to hold one of some offsets (ascending), only what is around them is read.
 */
export type RegexSearch = (text: string, range: TextRange, offsets?: readonly number[]) => Span[];

/** Long texts are read from the end in pieces of about this length, so that memory stays bounded. */
const PIECE = 1 << 15;
/** More states than this are forgotten before the next piece. */
const MANY_STATES = 1 << 12;
/** Steps are counted anew before they outgrow an Int32Array. */
const MOST_STEPS = 2 ** 31 - 1;

export function createSearch(program: RegexProgram): RegexSearch {
  const automaton = createAutomaton(program);
  const walker: Walker = { stack: [], seen: new Int32Array(program.size), step: 0 };
  const states = new Int32Array(PIECE + 2);
  return (text, range, offsets) => {
    const parts = offsets ? partsAround(automaton.classes, text, range, offsets) : [range];
    return parts.flatMap((part) => {
      const tape = createTape(automaton, text, { range, part, states });
      return searchAll(automaton, walker, tape);
    });
  };
}

interface Walker {
  readonly stack: number[];
  /** The step at which an instruction was last visited. */
  readonly seen: Int32Array;
  step: number;
}

/** The states at the places of one piece of the text. */
interface Tape {
  readonly text: string;
  readonly range: TextRange;
  /** Where each piece begins, and behind them the end of the last. */
  readonly borders: readonly number[];
  /** The state at each piece's begin, as a set that outlives forgotten states. */
  readonly checkpoints: Uint32Array[];
  piece: number;
  readonly states: Int32Array;
  /** Where matches begin in the piece, from the last to the first. */
  begins: number[];
}

function searchAll(automaton: Automaton, walker: Walker, tape: Tape): Span[] {
  const pieces = tape.borders.length - 1;
  const hits: Span[] = [];
  let free = 0;
  for (let piece = 0; piece < pieces; piece++) {
    if (piece > tape.piece) readPiece(automaton, tape, piece);
    // A hit that began in an earlier piece may have led the tape on, past this one.
    while (tape.piece === piece && tape.begins.length > 0) {
      const start = tape.begins.pop() ?? 0;
      if (start < free) continue;
      const end = walk(automaton, walker, tape, start);
      if (end > start) {
        hits.push({ start, end });
        free = end;
      }
    }
  }
  return hits;
}

/** Reads a part of the range once from its end, and keeps the states of its first piece. */
function createTape(
  automaton: Automaton,
  text: string,
  place: { readonly range: TextRange; readonly part: TextRange; readonly states: Int32Array },
): Tape {
  const { range, part, states } = place;
  const borders = [part.from];
  for (let at = part.from + PIECE; at < part.to; at += PIECE) {
    borders.push(widthBefore(text, at + 1, part.from) === 2 ? at - 1 : at);
  }
  borders.push(part.to);
  const tape: Tape = { text, range, borders, checkpoints: [], piece: 0, states, begins: [] };
  for (let piece = borders.length - 2; piece >= 0; piece--) readPiece(automaton, tape, piece);
  return tape;
}

function readPiece(automaton: Automaton, tape: Tape, piece: number): void {
  const { text, range, borders, states } = tape;
  const from = borders[piece] ?? range.from;
  const to = borders[piece + 1] ?? range.to;
  forgetStates(automaton, MANY_STATES);
  const behind = tape.checkpoints[piece + 1];
  const state = behind ? stateOf(automaton, behind) : stateAtEnd(automaton, text, range, to);
  const begins: number[] = [];
  states[to - from] = state;
  const textStart = range.from;
  const first = readBack(automaton, text, { from, to }, { textStart, state, states, begins });
  tape.checkpoints[piece] = automaton.bits[first] as Uint32Array;
  tape.piece = piece;
  tape.begins = begins;
}

function stateAt(automaton: Automaton, tape: Tape, index: number): number {
  while (index > (tape.borders[tape.piece + 1] ?? tape.text.length)) {
    readPiece(automaton, tape, tape.piece + 1);
  }
  return tape.states[index - (tape.borders[tape.piece] ?? 0)] as number;
}

/** The end of the preferred match that starts at `start`, where there is one. */
function walk(automaton: Automaton, walker: Walker, tape: Tape, start: number): number {
  const { program } = automaton;
  let index = start;
  let instruction = program.start;
  for (;;) {
    const state = stateAt(automaton, tape, index);
    instruction = preferred(automaton, walker, state, instruction);
    if (program.ops[instruction] === MATCH) return index;
    index += widthAt(tape.text, index);
    instruction = program.next[instruction] ?? 0;
  }
}

/** The first instruction, in the order of preference, that consumes or matches and can be completed. */
function preferred(automaton: Automaton, walker: Walker, state: number, from: number): number {
  const { program } = automaton;
  const { stack, seen } = walker;
  if (++walker.step === MOST_STEPS) {
    seen.fill(0);
    walker.step = 1;
  }
  stack.length = 0;
  stack.push(from);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen[at] === walker.step || !holds(automaton, state, at)) continue;
    seen[at] = walker.step;
    const op = program.ops[at];
    if (op === CHARACTER || op === MATCH) return at;
    if (op !== ASSERT) stack.push(program.argument[at] ?? 0);
    stack.push(program.next[at] ?? 0);
  }
  throw new Error('the automaton promised a match that it cannot complete');
}
