// From the source of a regular expression to a search, or to what is wrong with it.

import { parseRegex } from './parse-regex.ts';
import type { RegexError, RegexTree } from './regex-node.ts';
import { buildProgram, GREATEST_PROGRAM, programSize } from './regex-program.ts';
import { createSearch, type RegexSearch } from './regex-search.ts';
import { requiredLiterals } from './required-literals.ts';

export interface CompiledRegex {
  readonly search: RegexSearch;
  /** Every hit holds one of these strings; null where none is sure. */
  readonly literals: readonly string[] | null;
  /** Whether a hit may hold them in any case. */
  readonly anyCase: boolean;
}

export type RegexResult =
  | { readonly ok: true; readonly regex: CompiledRegex }
  | { readonly ok: false; readonly error: RegexError };

/** Compiles an expression in RE2's syntax, given without slashes. `ignoreCase` is the flag `i`. */
export function compileRegex(source: string, ignoreCase: boolean): RegexResult {
  const parsed = parseRegex(source, ignoreCase);
  if (!parsed.ok) return parsed;
  if (programSize(parsed.tree) > GREATEST_PROGRAM) {
    const message = 'This expression is too large; shorten its counted repetitions.';
    return { ok: false, error: { start: 0, end: source.length, message, expected: [] } };
  }
  const literals = requiredLiterals(parsed.tree);
  let search: RegexSearch | null = null;
  return {
    ok: true,
    regex: {
      literals,
      anyCase: foldsCase(parsed.tree),
      search: (text, range, offsets) => {
        search ??= createSearch(buildProgram(parsed.tree));
        return search(text, range, offsets);
      },
    },
  };
}

function foldsCase(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'set':
      return tree.ignoreCase;
    case 'assertion':
      return false;
    case 'repeat':
      return foldsCase(tree.body);
    default:
      return tree.parts.some(foldsCase);
  }
}
