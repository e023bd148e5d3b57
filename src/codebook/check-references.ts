// `@code` in a rule: it must name a code, and no code may depend on itself in the end.

import type { Diagnostic } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import type { CodeReference } from './check-query.ts';
import type { KeptCode } from './collect-codes.ts';
import { reporter } from './findings.ts';
import type { ReadRule } from './read-rules.ts';

/**
 * The rules whose references hold. A reference to no code, and each reference of a circle, is
 * reported at its place in the query, and its rule left out: what remains can be applied in an order.
 */
export function checkReferences(
  rules: readonly ReadRule[],
  codes: ReadonlyMap<string, KeptCode>,
  diagnostics: Diagnostic[],
): ReadRule[] {
  const report = (
    read: ReadRule,
    reference: CodeReference,
    finding: { readonly rule: string; readonly message: string; readonly hint: string },
  ): void => {
    const offset = read.fileOffset(reference.start);
    reporter(read.placed.source, diagnostics)({ ...finding, offset });
  };
  const known = rules.filter((read) => {
    const unknown = read.references.filter(({ code }) => !codes.has(code));
    for (const reference of unknown) {
      const near = nearest(reference.code, codes.keys());
      const hint = near
        ? `Did you mean "@${near}"?`
        : `The codes are: ${[...codes.keys()].join(', ')}.`;
      const message = `"@${reference.code}" names no code of the codebook.`;
      report(read, reference, { rule: 'unknown-code', message, hint });
    }
    return unknown.length === 0;
  });
  const isCircular = circleFinder(known, codes);
  return known.filter((read) => {
    const circular = read.references.flatMap((reference) => {
      const path = read.code === null ? null : isCircular(read.code, reference.code);
      return path ? [{ reference, path }] : [];
    });
    for (const { reference, path } of circular) {
      const message = `"@${reference.code}" leads back to this code: ${shorten(path).join(' → ')}.`;
      const hint =
        'A rule cannot wait for its own result; write out what the other code looks for.';
      report(read, reference, { rule: 'circular-reference', message, hint });
    }
    return circular.length === 0;
  });
}

/** Steps of a circle that a message names. */
const SHOWN_STEPS = 8;

function shorten(path: readonly string[]): string[] {
  return path.length <= SHOWN_STEPS
    ? [...path]
    : [...path.slice(0, SHOWN_STEPS - 2), '…', ...path.slice(-1)];
}

/** Code → the codes whose results its own result waits for: those its rules name, and those below it. */
type Waits = Map<string, Set<string>>;

/** A function that gives the way from a code through a reference back to that code, or null. */
function circleFinder(
  rules: readonly ReadRule[],
  codes: ReadonlyMap<string, KeptCode>,
): (from: string, reference: string) => string[] | null {
  const waits: Waits = new Map();
  for (const [id, code] of codes) waits.set(id, new Set(code.children.map((child) => child.id)));
  for (const { code, references } of rules) {
    for (const reference of references) waits.get(code ?? '')?.add(reference.code);
  }
  const stuck = withoutFreeCodes(waits);
  return (from, reference) =>
    stuck.has(from) && stuck.has(reference) ? wayBack(from, reference, stuck) : null;
}

/** The codes that wait for each other for ever, or for such a code: usually none. Linear. */
function withoutFreeCodes(waits: Waits): Waits {
  const waiting = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [code, others] of waits) {
    open.set(code, others.size);
    for (const other of others) {
      const list = waiting.get(other);
      if (list) list.push(code);
      else waiting.set(other, [code]);
    }
  }
  const free = [...open].filter(([, count]) => count === 0).map(([code]) => code);
  for (const code of free) {
    for (const other of waiting.get(code) ?? []) {
      const count = (open.get(other) ?? 0) - 1;
      open.set(other, count);
      if (count === 0) free.push(other);
    }
  }
  const done = new Set(free);
  return new Map([...waits].filter(([code]) => !done.has(code)));
}

/** The shortest way from `reference` to `from`, with `from` at both ends; null for none. */
function wayBack(from: string, reference: string, waits: Waits): string[] | null {
  const cameFrom = new Map<string, string>();
  const seen = new Set([reference]);
  for (const code of seen) {
    if (code === from) return [from, ...wayTo(from, cameFrom)];
    for (const next of waits.get(code) ?? []) {
      if (!seen.has(next)) cameFrom.set(next, code);
      seen.add(next);
    }
  }
  return null;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = end; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
