// Sections: from one heading to the next of any level, each with its path of headings.
import type { DraftBlock } from './projection.ts';
import type { Block, Section } from './source-document.ts';

/** Titles of sections that are neither coded by rules nor counted, unless the settings name others. */
export const DEFAULT_EXCLUDED_SECTIONS: readonly string[] = [
  'References',
  'Bibliography',
  'Literaturverzeichnis',
  'Références',
  '参考文献',
];

/**
 * Partitions a text into sections and gives each block its section. Text before the first heading has
 * an empty path; a section is excluded with all below it. An empty text has no section.
 */
export function divideIntoSections(
  text: string,
  drafts: readonly DraftBlock[],
  exclude: readonly string[],
): { blocks: Block[]; sections: Section[] } {
  const excluded = new Set(exclude.map(foldTitle));
  const sections: Section[] = [];
  const blocks: Block[] = [];
  const open: { title: string; depth: number }[] = [];
  drafts.forEach(({ depth, ...draft }, index) => {
    if (depth > 0 || index === 0) {
      while (depth > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
      if (depth > 0) open.push({ title: text.slice(draft.start, draft.end), depth });
      const path = open.map((heading) => heading.title);
      const isExcluded = path.some((title) => excluded.has(foldTitle(title)));
      sections.push({ start: draft.start, end: text.length, path, excluded: isExcluded });
    }
    blocks.push({ ...draft, section: sections.length - 1 });
  });
  return {
    blocks,
    sections: sections.map((section, index) => {
      return { ...section, end: sections[index + 1]?.start ?? text.length };
    }),
  };
}

/** Titles are compared without case, width, a number before (`7.`, `IV.`) and a colon behind. */
function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^(?:\d+(?:\.\d+)*|[ivx]+(?=\.))[.)]?\s+/, '')
    .replace(/\s*[:.]$/, '');
}
