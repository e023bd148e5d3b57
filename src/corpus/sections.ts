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
  const excludedTitles = new Set(exclude.map(foldTitle));
  const sections: { -readonly [Key in keyof Section]: Section[Key] }[] = [];
  const blocks: Block[] = [];
  const open: { title: string; depth: number; excluded: boolean }[] = [];
  for (const { kind, start, end, line, page, depth } of drafts) {
    if (depth > 0) {
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const title = text.slice(start, end);
      const excluded = (open.at(-1)?.excluded ?? false) || excludedTitles.has(foldTitle(title));
      open.push({ title, depth, excluded });
    }
    if (depth > 0 || blocks.length === 0) {
      const last = sections.at(-1);
      if (last) last.end = start;
      const path = open.map((heading) => heading.title);
      sections.push({ start, end: text.length, path, excluded: open.at(-1)?.excluded ?? false });
    }
    blocks.push({ kind, start, end, line, page, section: sections.length - 1 });
  }
  return { blocks, sections };
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
