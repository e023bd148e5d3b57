// Words from a document, made ready for print: verified, cut, marked, with their place.
import { locatorOf } from '../bibliography/locator.ts';
import { lineAt, pageAt, sectionAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
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
  const origins = new Set(stretch.codings.map(({ origin }) => origin));
  return {
    text: elide(stretch.quote.replaceAll('\n', ' '), maxWords),
    quoted: rendition !== 'notes',
    marks: [
      ...(rendition === 'notes' ? ['note'] : []),
      ...(rendition === 'translation' ? ['transl.'] : []),
      ...stancesOn(stretch).filter((stance) => stance !== 'supports'),
      ...(origins.size === 1 && origins.has('rule') ? ['rule'] : []),
    ],
    locator: locatorOf({
      page: pageAt(document, stretch.start),
      section: sectionAt(document, stretch.start)?.path ?? [],
      line,
    }),
    href: `${document.file}#L${line}`,
  };
}
