// Where texts of the codebook name a code by its id: "use weak-contract instead".
import { isScalar, type ParsedNode, visit } from 'yaml';
import { scalarOffsets } from '../scalar-offsets.ts';
import type { EditChange } from './edit-result.ts';
import type { Workspace } from './workspace.ts';

/** Keys whose texts people write for people. */
const PROSE = new Set(['name', 'definition', 'include', 'exclude']);

/** Every place in names, definitions and lists that holds the id as a word of its own. */
export function findMentions({ sources }: Workspace, id: string): EditChange[] {
  const word = new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'g');
  const mentions: EditChange[] = [];
  for (const source of sources.values()) {
    visit(source.root, {
      Pair: (_key, pair) => {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        if (!PROSE.has(key)) return undefined;
        visit(pair.value as ParsedNode | null, {
          Scalar: (_at, scalar) => {
            const text = String(scalar.value);
            const offsets = 'srcToken' in scalar ? scalarOffsets(scalar as never) : null;
            for (const { index } of text.matchAll(word)) {
              const offset = offsets?.starts[index] ?? scalar.range?.[0] ?? 0;
              const { line } = source.place(offset);
              mentions.push({ file: source.file, line, message: `"${key}" mentions ${id}` });
            }
          },
        });
        return visit.SKIP;
      },
    });
  }
  return mentions;
}
