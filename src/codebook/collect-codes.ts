// Which codes count: every id once. What stands twice, or below itself, is reported and left out.
import type { Diagnostic } from '../text/diagnostic.ts';
import { placeName, reporter } from './findings.ts';
import type { PlacedCode } from './placed-code.ts';

/** A code that counts, with its place in the tree of codes that count. */
export interface KeptCode {
  readonly id: string;
  readonly placed: PlacedCode;
  readonly parent: KeptCode | null;
  readonly children: KeptCode[];
}

/**
 * The codes that count, by id, parents before children, in the order of the files. The first of two
 * codes with one id is kept; the children of a code that is left out hang on the nearest code above.
 */
export function collectCodes(
  roots: readonly PlacedCode[],
  diagnostics: Diagnostic[],
): Map<string, KeptCode> {
  const kept = new Map<string, KeptCode>();
  const visit = (placed: PlacedCode, parent: KeptCode | null): void => {
    const code = admit(placed, parent);
    for (const child of placed.children) visit(child, code ?? parent);
  };
  const admit = (placed: PlacedCode, parent: KeptCode | null): KeptCode | null => {
    if (placed.id === null) return null;
    const earlier = kept.get(placed.id);
    if (earlier) {
      reportSecond(placed, earlier, { below: isBelow(parent, placed.id), diagnostics });
      return null;
    }
    const code: KeptCode = { id: placed.id, placed, parent, children: [] };
    parent?.children.push(code);
    kept.set(placed.id, code);
    return code;
  };
  for (const root of roots) visit(root, null);
  return kept;
}

/** Whether a code has this id, or one above it. */
export function isBelow(parent: KeptCode | null, id: string): boolean {
  return parent !== null && (parent.id === id || isBelow(parent.parent, id));
}

function reportSecond(
  placed: PlacedCode,
  earlier: KeptCode,
  { below, diagnostics }: { readonly below: boolean; readonly diagnostics: Diagnostic[] },
): void {
  const place = placeName(earlier.placed.source, earlier.placed.idNode.range[0]);
  reporter(
    placed.source,
    diagnostics,
  )({
    rule: below ? 'own-ancestor' : 'duplicate-code',
    message: below
      ? `The code "${placed.id}" stands below itself (${place}): a code cannot be its own ancestor.`
      : `The code "${placed.id}" is defined already, in ${place}.`,
    offset: placed.idNode.range[0],
    hint: 'Give one of the two another id, or remove it.',
  });
}

/** The code and all that count below it, parents first. */
export function withKeptDescendants(code: KeptCode): KeptCode[] {
  return [code, ...code.children.flatMap(withKeptDescendants)];
}
