// Section titles are words of the source. Where those may not be shared, a section is known by its number:
// its own (Article 5, 3.2), else its place among the sections beside it.
import { headingNumber } from '../bibliography/locator.ts';
import type { SourceDocument } from '../corpus/source-document.ts';

/** A heading above the section that is looked at. */
interface OpenHeading {
  readonly title: string;
  readonly number: string;
  /** Headings met directly below it. */
  below: number;
}

/** The document with numbers in the place of its section titles; the title of the document stays. */
export function withNumberedSections(document: SourceDocument): SourceDocument {
  const open: OpenHeading[] = [];
  const top = { below: 0 };
  const sections = document.sections.map((section) => {
    const { path } = section;
    // A section's own heading is new, even where it says what the one before says.
    let same = 0;
    while (same < path.length - 1 && open[same]?.title === path[same]) same++;
    open.length = same;
    for (const title of path.slice(same)) {
      const above = open.at(-1) ?? top;
      above.below += 1;
      const isTitle = open.length === 0 && title.trim() === document.title.trim();
      const number = isTitle ? title : (headingNumber(title) ?? `Section ${above.below}`);
      open.push({ title, number, below: 0 });
    }
    return { ...section, path: open.map(({ number }) => number) };
  });
  // Named one by one: a document of the index has most of them as getters, which a spread would lose.
  const { id, file, text, hash, metadata, title, language } = document;
  const { blocks, lines, pages, tags, diagnostics } = document;
  return {
    ...{ id, file, text, hash, metadata, title, language, blocks, sections },
    ...{ lines, pages, tags, diagnostics },
  };
}
