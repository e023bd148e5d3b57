// Every distinct word of the texts read so far, by number. Patterns are resolved against these words
// once, not against each token, so that a rule costs the same on a short and on a long corpus.
import { foldCase, normaliseForm } from './folding.ts';

/** Words by id, from 0 in the order of their first appearance. It only grows. */
export interface Vocabulary {
  /** The word with its case, in normal form: what `=State` compares. */
  readonly cased: string[];
  /** The word under case folding: what other words and wildcards compare. */
  readonly folded: string[];
  /** Word id of each form with case. */
  readonly ids: Map<string, number>;
  readonly spellings: SpellingTable;
  /** Word id + 1 of each single UTF-16 unit that was interned alone; made with the first of them. */
  units: Int32Array | null;
  /** Room in which a text is cut, kept from one text to the next. */
  readonly room: TokenRoom;
}

/** Growing columns of tokens. */
export interface TokenRoom {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  words: Int32Array;
}

/** Spellings as they stand in texts, hashed without making strings. One word may have several. */
interface SpellingTable {
  /** Spelling + 1 in each slot; open addressing, size a power of two. */
  slots: Int32Array;
  size: number;
  hashes: Int32Array;
  /** Where each spelling begins in `pool`; the next one's begin is its end. */
  begins: Int32Array;
  words: Int32Array;
  pool: Uint16Array;
}

const FIRST_SLOTS = 1 << 8;

export function createVocabulary(): Vocabulary {
  const spellings: SpellingTable = {
    slots: new Int32Array(FIRST_SLOTS),
    size: 0,
    hashes: new Int32Array(FIRST_SLOTS),
    begins: new Int32Array(FIRST_SLOTS + 1),
    words: new Int32Array(FIRST_SLOTS),
    pool: new Uint16Array(FIRST_SLOTS * 8),
  };
  return {
    cased: [],
    folded: [],
    ids: new Map(),
    spellings,
    units: null,
    room: createRoom(FIRST_SLOTS),
  };
}

/** Columns for at least `size` tokens. */
export function createRoom(size: number): TokenRoom {
  return {
    count: 0,
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    words: new Int32Array(size),
  };
}

/** Adds a token behind the others. */
export function addToken(room: TokenRoom, start: number, end: number, word: number): void {
  const { count } = room;
  if (count === room.starts.length) {
    room.starts = grown(room.starts, count * 2);
    room.ends = grown(room.ends, count * 2);
    room.words = grown(room.words, count * 2);
  }
  room.starts[count] = start;
  room.ends[count] = end;
  room.words[count] = word;
  room.count = count + 1;
}

export const HASH_SEED = 0x811c9dc5 | 0;

/** One step of the hash over a spelling's UTF-16 units (FNV-1a). */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Word id of a word given as a string, which is added if it is new. */
export function internWord(vocabulary: Vocabulary, spelling: string): number {
  const cased = normaliseForm(spelling);
  const known = vocabulary.ids.get(cased);
  if (known !== undefined) return known;
  const id = vocabulary.cased.length;
  vocabulary.ids.set(cased, id);
  vocabulary.cased.push(cased);
  const folded = foldCase(cased);
  vocabulary.folded.push(folded === cased ? cased : folded);
  return id;
}

/** Word id of a single UTF-16 unit that is a word. */
export function internUnit(vocabulary: Vocabulary, unit: number): number {
  vocabulary.units ??= new Int32Array(0x10000);
  const known = vocabulary.units[unit] ?? 0;
  if (known > 0) return known - 1;
  const id = internWord(vocabulary, String.fromCharCode(unit));
  vocabulary.units[unit] = id + 1;
  return id;
}

/** Word id of the spelling text[start, end), whose hash is given. */
export function internSpelling(
  vocabulary: Vocabulary,
  text: string,
  start: number,
  end: number,
  runHash: number,
): number {
  const table = vocabulary.spellings;
  const { slots, hashes } = table;
  const hash = runHash ^ (runHash >>> 15);
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let entry = slots[slot] as number; entry > 0; entry = slots[slot] as number) {
    if (hashes[entry - 1] === hash && isSpelling(table, entry - 1, text, start, end)) {
      return table.words[entry - 1] as number;
    }
    slot = (slot + 1) & mask;
  }
  const word = internWord(vocabulary, text.slice(start, end));
  addSpelling(table, { text, start, end, hash, word, slot });
  return word;
}

function isSpelling(
  table: SpellingTable,
  entry: number,
  text: string,
  start: number,
  end: number,
): boolean {
  const { pool, begins } = table;
  const begin = begins[entry] as number;
  if ((begins[entry + 1] as number) - begin !== end - start) return false;
  for (let at = begin, index = start; index < end; at++, index++) {
    if (pool[at] !== text.charCodeAt(index)) return false;
  }
  return true;
}

interface NewSpelling {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  readonly word: number;
  readonly slot: number;
}

function addSpelling(table: SpellingTable, added: NewSpelling): void {
  const entry = table.size++;
  const begin = table.begins[entry] as number;
  const length = added.end - added.start;
  if (begin + length > table.pool.length) table.pool = grown(table.pool, begin + length);
  for (let at = 0; at < length; at++) {
    table.pool[begin + at] = added.text.charCodeAt(added.start + at);
  }
  table.begins[entry + 1] = begin + length;
  table.hashes[entry] = added.hash;
  table.words[entry] = added.word;
  table.slots[added.slot] = entry + 1;
  if (table.size * 2 > table.slots.length) enlarge(table);
}

function enlarge(table: SpellingTable): void {
  const slots = new Int32Array(table.slots.length * 2);
  const mask = slots.length - 1;
  table.hashes = grown(table.hashes, slots.length);
  table.words = grown(table.words, slots.length);
  table.begins = grown(table.begins, slots.length + 1);
  for (let entry = 0; entry < table.size; entry++) {
    let slot = (table.hashes[entry] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = entry + 1;
  }
  table.slots = slots;
}

function grown<Units extends Int32Array | Uint16Array>(units: Units, needed: number): Units {
  const larger = new (units.constructor as new (length: number) => Units)(
    Math.max(needed, units.length * 2),
  );
  larger.set(units);
  return larger;
}
