// Strings of which every hit of an expression must hold one. They let a text be passed over, or an
// index be asked, without running the automaton.
import type { RegexTree } from './regex-node.ts';

/** Beyond this many alternatives a prefilter costs more than it saves. */
const MOST_ALTERNATIVES = 16;

/**
 * A set of strings of which every hit holds at least one, or null where none is sure. Under the flag
 * `i` a hit may hold them in any case. The longest surely present strings are taken.
 */
export function requiredLiterals(tree: RegexTree): readonly string[] | null {
  switch (tree.kind) {
    case 'set':
      return tree.literal === null ? null : [tree.literal];
    case 'assertion':
      return null;
    case 'repeat':
      return tree.min > 0 ? requiredLiterals(tree.body) : null;
    case 'alternation':
      return ofAlternation(tree.parts);
    case 'concatenation':
      return ofConcatenation(tree.parts);
  }
}

function ofAlternation(parts: readonly RegexTree[]): readonly string[] | null {
  const all: string[] = [];
  for (const part of parts) {
    const literals = requiredLiterals(part);
    if (!literals) return null;
    all.push(...literals);
  }
  return all.length <= MOST_ALTERNATIVES ? all : null;
}

/** The best of the runs of plain characters and of what the other parts require. */
function ofConcatenation(parts: readonly RegexTree[]): readonly string[] | null {
  let best: readonly string[] | null = null;
  let run = '';
  const consider = (literals: readonly string[] | null) => {
    if (literals && worth(literals) > worth(best)) best = literals;
  };
  for (const part of parts) {
    if (part.kind === 'set' && part.literal !== null) {
      run += part.literal;
      continue;
    }
    if (part.kind === 'assertion') continue;
    if (run) consider([run]);
    run = '';
    consider(requiredLiterals(part));
  }
  if (run) consider([run]);
  return best;
}

/** The length of the shortest string counts: it is the one that is found too often. */
function worth(literals: readonly string[] | null): number {
  if (!literals) return 0;
  return Math.min(...literals.map((literal) => literal.length)) - (literals.length - 1) * 0.01;
}
