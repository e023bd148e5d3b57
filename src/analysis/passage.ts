// Words from a document, made ready for print: verified, cut, marked, with their place.
import { legalReference } from '../bibliography/legal-reference.ts';
import { locatorOf } from '../bibliography/locator.ts';
import { blockIndexAt, lineAt, pageAt, sectionAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { ownCopy } from '../text/own-copy.ts';
import { type CodedStretch, elide, stancesOn } from './choose-quotations.ts';
import type { Passage } from './table.ts';
import { assertVerbatim } from './verify-quotation.ts';

/**
 * One stretch as a passage. What comes from somebody's notes about a source is no quotation of it.
 * @throws FalseQuotationError where the words do not stand in the document.
 */
export function passage(
  document: SourceDocument,
  stretch: CodedStretch,
  maxWords: number,
): Passage {
  assertVerbatim(document, { ...stretch, document: document.id });
  const { rendition } = document.metadata;
  const line = lineAt(document, stretch.start);
  const translation = stretch.codings.find((coding) => coding.translation)?.translation;
  const origins = new Set(stretch.codings.map(({ origin }) => origin));
  return {
    text: ownCopy(elide(stretch.quote.replaceAll('\n', ' '), maxWords)),
    ...(translation && { translation: ownCopy(elide(translation, maxWords)) }),
    quoted: rendition !== 'notes',
    // A list that was put together has room for more; its copy has not, and a table holds many.
    marks: [
      ...(rendition === 'notes' ? ['note'] : []),
      ...(rendition === 'translation' ? ['transl.'] : []),
      ...stancesOn(stretch),
      ...(origins.size === 1 && origins.has('rule') ? ['rule'] : []),
    ].slice(),
    locator: ownCopy(
      locatorOf({
        page: pageAt(document, stretch.start),
        section: sectionAt(document, stretch.start)?.path ?? [],
        paragraph: paragraphNumber(document, stretch.start),
        opening: articleOpening(document, stretch.start),
        title: document.title,
      }),
    ),
    href: ownCopy(`${encodedPath(document.file)}#L${line}`),
  };
}

/** Which paragraph of its section the offset lies in, from 1: headings and code blocks are none. */
function paragraphNumber(document: SourceDocument, offset: number): number | null {
  const at = blockIndexAt(document, offset);
  const { blocks } = document;
  const section = blocks[at]?.section;
  const isParagraph = (index: number): boolean => {
    const kind = blocks[index]?.kind;
    return kind !== undefined && kind !== 'heading' && kind !== 'code';
  };
  if (!isParagraph(at)) return null;
  let number = 0;
  for (let index = at; blocks[index]?.section === section; index--) {
    if (isParagraph(index)) number += 1;
  }
  return number;
}

/** Of a paragraph, as much as an article's number takes. */
const OPENING_LENGTH = 40;

/**
 * The beginning of the paragraph that opens the article around `offset`, in the same section; null for
 * none. Only in laws and in documents without a type: elsewhere a paragraph may begin with the name of
 * somebody else's article.
 */
function articleOpening(document: SourceDocument, offset: number): string | null {
  const { type } = document.metadata;
  if (type !== null && type !== 'law' && type !== 'policy') return null;
  const at = blockIndexAt(document, offset);
  const section = document.blocks[at]?.section;
  for (let index = at; index >= 0; index--) {
    const block = document.blocks[index];
    if (!block || block.section !== section || block.kind === 'heading') return null;
    const opening = document.text.slice(
      block.start,
      Math.min(block.end, block.start + OPENING_LENGTH),
    );
    if (legalReference(opening) !== null) return opening;
  }
  return null;
}

/** The path of a file as a relative address: `corpus/a%23b.md`. */
export function encodedPath(path: string): string {
  return encodeURI(path).replace(/[#?]/g, encodeURIComponent);
}
