// Footnotes of a word processor document: the part that holds them, and the marks that lead to them.
import { xmlElement } from '../escape-xml.ts';
import type { OfficePart, Relation } from './office-package.ts';
import { hyperlink, paragraph, runs, styleId } from './word-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml';

/** The lines above footnotes, which Word wants as the first two. */
const SEPARATORS = ['separator', 'continuationSeparator'].map((type, id) =>
  xmlElement('w:footnote', { 'w:type': type, 'w:id': id }, `<w:p><w:r><w:${type}/></w:r></w:p>`),
);

export class FootnoteList {
  readonly #notes: string[] = [];
  readonly #relations: Relation[] = [];

  /** A note with the text before a place and the place, a link if it has an address; gives its mark. */
  add(text: string, place: string, target: string | null): string {
    const id = SEPARATORS.length + this.#notes.length;
    const mark = xmlElement('w:rStyle', { 'w:val': styleId('footnote reference') });
    const linked =
      target === null
        ? runs(place)
        : hyperlink(this.#relations.push({ type: 'hyperlink', target, external: true }), place);
    const content = `<w:r><w:rPr>${mark}</w:rPr><w:footnoteRef/></w:r>${runs(` ${text}`)}${linked}${runs('.')}`;
    this.#notes.push(xmlElement('w:footnote', { 'w:id': id }, paragraph('footnote text', content)));
    return `<w:r><w:rPr>${mark}</w:rPr>${xmlElement('w:footnoteReference', { 'w:id': id })}</w:r>`;
  }

  part(): OfficePart {
    return {
      path: 'word/footnotes.xml',
      contentType: TYPE,
      relations: this.#relations,
      xml: xmlElement(
        'w:footnotes',
        { 'xmlns:w': MAIN, 'xmlns:r': RELATIONS },
        [...SEPARATORS, ...this.#notes].join(''),
      ),
    };
  }
}
