// What a rule found in each document, as it is kept in the index: the documents on which it was tried,
// and the stretches that it codes in those where it found some.
import type { Span } from '../text/span.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { checksum } from './checksum.ts';
import { IndexDamage } from './index-problem.ts';
import type { Database } from './sqlite.ts';

/** The result of a rule on one document. */
export interface RuleResult {
  /** What else than the document's text the result depends on, as a number; 0 for nothing. */
  readonly depends: number;
  readonly spans: readonly Span[];
}

/** Results by the number of the document. */
export type RuleResults = Map<number, RuleResult>;

/** What most rules find in most documents. */
export const NO_RESULT: RuleResult = { depends: 0, spans: [] };

/** A result whose stretches are held as bytes, and made when they are asked for: there are many. */
class PackedResult implements RuleResult {
  readonly depends: number;
  readonly #bytes: Uint8Array;
  /** Where its stretches stand in the bytes. */
  readonly #at: number;

  constructor(depends: number, bytes: Uint8Array, at: number) {
    this.depends = depends;
    this.#bytes = bytes;
    this.#at = at;
  }

  get spans(): readonly Span[] {
    return readSpans(new ByteReader(this.#bytes, this.#at));
  }
}

/** The same result in little memory. */
export function packResult(result: RuleResult): RuleResult {
  const { depends, spans } = result;
  if (spans.length === 0) return depends === 0 ? NO_RESULT : result;
  if (result instanceof PackedResult) return result;
  const writer = new ByteWriter();
  writeSpans(writer, spans);
  return new PackedResult(depends, writer.finish(), 0);
}

export function encodeResults(results: RuleResults): Uint8Array {
  const writer = new ByteWriter();
  const numbers = [...results.keys()].sort((a, b) => a - b);
  writer.varint(numbers.length);
  let before = 0;
  for (const number of numbers) {
    const { depends, spans } = results.get(number) ?? NO_RESULT;
    const flags = (spans.length > 0 ? 1 : 0) + (depends !== 0 ? 2 : 0);
    writer.varint((number - before) * 4 + flags);
    before = number;
    if (depends !== 0) writer.varint(depends);
    if (spans.length > 0) writeSpans(writer, spans);
  }
  return writer.finish();
}

function writeSpans(writer: ByteWriter, spans: readonly Span[]): void {
  writer.varint(spans.length);
  let place = 0;
  for (const { start, end } of spans) {
    writer.varint(start - place);
    writer.varint(end - start);
    place = start;
  }
}

export function decodeResults(bytes: Uint8Array): RuleResults {
  const reader = new ByteReader(bytes);
  const results: RuleResults = new Map();
  let number = 0;
  for (let left = reader.varint(); left > 0; left--) {
    const step = reader.varint();
    number += Math.floor(step / 4);
    const depends = step & 2 ? reader.varint() : 0;
    if (step & 1) {
      results.set(number, new PackedResult(depends, bytes, reader.at));
      skipSpans(reader);
    } else results.set(number, depends === 0 ? NO_RESULT : { depends, spans: NO_RESULT.spans });
  }
  return results;
}

function readSpans(reader: ByteReader): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let left = reader.varint(); left > 0; left--) {
    start += reader.varint();
    spans.push({ start, end: start + reader.varint() });
  }
  return spans;
}

function skipSpans(reader: ByteReader): void {
  for (let left = reader.varint() * 2; left > 0; left--) reader.varint();
}

/** The stored results of a rule by its key; empty where nothing is stored. */
export function loadResults(database: Database, key: string): RuleResults {
  const row = database.prepare('SELECT data, sum FROM rule_result WHERE rule = ?').get(key);
  if (!row) return new Map();
  const [data, sum] = row;
  if (!(data instanceof Uint8Array) || checksum(data) !== sum) {
    throw new IndexDamage(`the results of a rule are damaged`);
  }
  return decodeResults(data);
}

/** Stores the results of rules, and drops those of rules that `isKept` does not know. */
export function storeResults(
  database: Database,
  changed: ReadonlyMap<string, RuleResults>,
  isKept: (key: string) => boolean,
): void {
  const put = database.prepare(
    'INSERT OR REPLACE INTO rule_result (rule, data, sum) VALUES (?, ?, ?)',
  );
  for (const [key, results] of changed) {
    const data = encodeResults(results);
    put.run(key, data, checksum(data));
  }
  const drop = database.prepare('DELETE FROM rule_result WHERE rule = ?');
  for (const [key] of database.prepare('SELECT rule FROM rule_result').all()) {
    if (typeof key === 'string' && !isKept(key)) drop.run(key);
  }
}
