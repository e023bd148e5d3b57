// A document for an entry of the bibliography whose text is still to come.
import { stubOfReference } from '../../bibliography/document-record.ts';
import type { Reference } from '../../bibliography/reference.ts';
import { safeFileName } from './file-name.ts';
import type { ImportedFile } from './import-file.ts';
import { writeFrontMatter } from './write-front-matter.ts';

const PLACE = '<!-- Put the text here, or notes about it (then add "rendition: notes" above). -->';

/** A Markdown document with the front matter of a reference, named after its key, without text. */
export function referenceStub(reference: Reference): ImportedFile {
  const content = `${writeFrontMatter(stubOfReference(reference))}\n${PLACE}\n`;
  return { name: `${safeFileName(reference.id)}.md`, content, pages: null };
}
