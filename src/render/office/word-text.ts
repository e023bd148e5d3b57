// Paragraphs and runs of a word processor document (WordprocessingML, ECMA-376 part 1).
import { escapeXml, xmlElement } from '../escape-xml.ts';
import { directionRuns, isRightToLeft } from '../text-direction.ts';

/** Names of the styles, as the user sees them; ids are the names without blanks. */
export type ParagraphStyle =
  | 'heading 1'
  | 'Table Head'
  | 'Table Head Figure'
  | 'Table Text'
  | 'Table Figure'
  | 'Table Quotation'
  | 'Table Paraphrase'
  | 'Table Total'
  | 'Table Total Figure'
  | 'Table Note'
  | 'footnote text';
export type RunStyle = 'Hyperlink' | 'Passage Mark' | 'Not Defined' | 'footnote reference';

/** Ids by which Word knows styles of its own. */
const BUILT_IN: Readonly<Record<string, string>> = {
  'heading 1': 'Heading1',
  'footnote text': 'FootnoteText',
  'footnote reference': 'FootnoteReference',
};

/** Whether a style is one of Word's own. */
export function isBuiltIn(name: ParagraphStyle | RunStyle): boolean {
  return name === 'Hyperlink' || Object.hasOwn(BUILT_IN, name);
}

/** The id by which paragraphs refer to a style. */
export function styleId(name: ParagraphStyle | RunStyle | 'Axial Table'): string {
  return BUILT_IN[name] ?? name.replaceAll(' ', '');
}

/** A paragraph; one that begins in Hebrew or Arabic runs from right to left. */
export function paragraph(style: ParagraphStyle, runs: string, text = ''): string {
  const direction = isRightToLeft(text) ? '<w:bidi/>' : '';
  return `<w:p><w:pPr>${xmlElement('w:pStyle', { 'w:val': styleId(style) })}${direction}</w:pPr>${runs}</w:p>`;
}

/** Text as runs: line breaks and tabs kept, right-to-left words marked as such. */
export function runs(text: string, style?: RunStyle): string {
  return directionRuns(text.replace(/\r\n?/gu, '\n'))
    .map((run) => {
      const properties =
        (style === undefined ? '' : xmlElement('w:rStyle', { 'w:val': styleId(style) })) +
        (run.rightToLeft ? '<w:rtl/>' : '');
      return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${runContent(run.text)}</w:r>`;
    })
    .join('');
}

/** A link to outside, by the number of its relation. */
export function hyperlink(relation: number, text: string): string {
  return xmlElement('w:hyperlink', { 'r:id': `rId${relation}` }, runs(text, 'Hyperlink'));
}

function runContent(text: string): string {
  return text
    .split(/([\n\t])/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
    })
    .join('');
}
