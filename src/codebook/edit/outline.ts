// What a codebook says, without where and how it is written. Each edit changes the texts and, apart
// from that, the outline; if what the new texts say is not the new outline, nothing is changed.
import type { Codebook, Rule } from '../codebook.ts';
import type { Workspace } from './workspace.ts';

export interface OutlineCode {
  readonly parent: string | null;
  readonly name: string | null;
  readonly color: string | null;
  readonly definition: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly emergent: boolean;
  readonly deprecated: boolean;
  readonly rules: readonly Omit<Rule, 'query' | 'code' | 'place'>[];
}

export type Outline = ReadonlyMap<string, OutlineCode>;

/** The outline of what the texts say. */
export function outlineOf({ codebook, codes }: Workspace): Outline {
  const outline = new Map<string, OutlineCode>();
  for (const [id, kept] of codes) {
    const { name = null, color = null } = kept.placed.fields;
    outline.set(id, { ...contentOf(codebook, id), name, color });
  }
  return outline;
}

function contentOf(codebook: Codebook, id: string): Omit<OutlineCode, 'name' | 'color'> {
  const code = codebook.codes.get(id);
  if (!code) throw new Error(`the codebook lacks the code ${id} that was read`);
  const { parent, definition, include, exclude, positive, negative, emergent, deprecated } = code;
  const rules = code.rules.map(({ query: _query, code: _code, place: _place, ...rest }) => rest);
  return { parent, definition, include, exclude, positive, negative, emergent, deprecated, rules };
}

/** Whether two outlines say the same. The order of codes does not matter, that of texts and rules does. */
export function sameOutline(a: Outline, b: Outline): boolean {
  return (
    a.size === b.size && [...a].every(([id, code]) => fingerprint(code) === fingerprint(b.get(id)))
  );
}

function fingerprint(code: OutlineCode | undefined): string | null {
  if (!code) return null;
  const entries = Object.entries(code).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}
