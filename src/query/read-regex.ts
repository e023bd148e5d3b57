// A regular expression as a term of a query: from slash to slash, with its flag.

import type { QueryError } from './query-error.ts';
import type { RegexNode } from './query-node.ts';
import { compileRegex } from './regex/compile-regex.ts';

export type RegexTerm =
  | {
      readonly ok: true;
      readonly node: RegexNode;
      readonly end: number;
      readonly hints: readonly [];
    }
  | { readonly ok: false; readonly error: QueryError };

/** The source without its slashes, and where each of its characters stands in the query. */
interface Scanned {
  readonly source: string;
  readonly places: readonly number[];
  /** Index behind the closing slash. */
  readonly end: number;
}

/** Reads `/…/i`, whose first slash stands at `start`. `\/` is a slash inside. */
export function readRegex(query: string, start: number): RegexTerm {
  const scanned = scan(query, start, true) ?? scan(query, start, false);
  if (!scanned) {
    return fail(start, query.length, 'This regular expression is never closed.', ['/']);
  }
  const flags = /^[^\s()]*/.exec(query.slice(scanned.end))?.[0] ?? '';
  const end = scanned.end + flags.length;
  if (flags !== '' && flags !== 'i') {
    return fail(scanned.end, end, 'The only flag of a regular expression is i.', ['/…/', '/…/i']);
  }
  if (scanned.source === '') {
    return fail(start, end, 'There is nothing between the slashes.', ['/no\\s+laws?/']);
  }
  const ignoreCase = flags === 'i';
  const compiled = compileRegex(scanned.source, ignoreCase);
  if (!compiled.ok) {
    const { message, expected } = compiled.error;
    return fail(
      placeOf(scanned, compiled.error.start),
      placeOf(scanned, compiled.error.end),
      message,
      expected,
    );
  }
  return { ok: true, node: { kind: 'regex', source: scanned.source, ignoreCase }, end, hints: [] };
}

function fail(start: number, end: number, message: string, expected: readonly string[]): RegexTerm {
  return { ok: false, error: { start, end, message, expected } };
}

/** Finds the closing slash; with `classes`, a slash in brackets does not close. */
function scan(query: string, start: number, classes: boolean): Scanned | null {
  let source = '';
  const places: number[] = [];
  let inClass = false;
  for (let index = start + 1; index < query.length; index++) {
    const character = query[index] ?? '';
    if (character === '\\' && index + 1 < query.length) {
      const next = query[index + 1] ?? '';
      const kept = next === '/' ? '/' : character + next;
      for (let part = 2 - kept.length; part < 2; part++) places.push(index + part);
      source += kept;
      index++;
      continue;
    }
    if (character === '/' && !inClass) return { source, places, end: index + 1 };
    if (classes && character === '[') inClass = true;
    else if (character === ']') inClass = false;
    source += character;
    places.push(index);
  }
  return null;
}

function placeOf({ places, end }: Scanned, offset: number): number {
  return places[offset] ?? end - 1;
}
