// The styles of a table in a word processor: named, so that a journal's look is set in one place.
import { xmlElement } from '../escape-xml.ts';
import { isBuiltIn, type ParagraphStyle, type RunStyle, styleId } from './word-text.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const INK = '1F2328';
const MUTED = '57606A';

interface ParagraphLook {
  readonly name: ParagraphStyle;
  readonly basedOn?: ParagraphStyle;
  readonly paragraph?: string;
  readonly run?: string;
}

const PARAGRAPHS: readonly ParagraphLook[] = [
  {
    name: 'heading 1',
    paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:outlineLvl w:val="0"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>',
  },
  {
    name: 'Table Text',
    paragraph: '<w:spacing w:before="20" w:after="20"/>',
    run: '<w:sz w:val="18"/><w:szCs w:val="18"/>',
  },
  { name: 'Table Head', basedOn: 'Table Text', paragraph: '<w:keepNext/>', run: '<w:b/><w:bCs/>' },
  { name: 'Table Head Figure', basedOn: 'Table Head', paragraph: '<w:jc w:val="right"/>' },
  { name: 'Table Figure', basedOn: 'Table Text', paragraph: '<w:jc w:val="right"/>' },
  { name: 'Table Quotation', basedOn: 'Table Text', paragraph: '<w:spacing w:after="60"/>' },
  { name: 'Table Paraphrase', basedOn: 'Table Text', paragraph: '<w:spacing w:after="60"/>' },
  { name: 'Table Total', basedOn: 'Table Text', run: '<w:b/><w:bCs/>' },
  { name: 'Table Total Figure', basedOn: 'Table Figure', run: '<w:b/><w:bCs/>' },
  {
    name: 'Table Note',
    paragraph: '<w:spacing w:before="80" w:after="0"/>',
    run: `<w:color w:val="${MUTED}"/><w:sz w:val="18"/><w:szCs w:val="18"/>`,
  },
  {
    name: 'footnote text',
    paragraph: '<w:spacing w:before="0" w:after="0"/>',
    run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
  },
];

const RUNS: Readonly<Record<RunStyle, string>> = {
  'footnote reference': '<w:vertAlign w:val="superscript"/>',
  Hyperlink: '<w:color w:val="0B57A4"/><w:u w:val="single"/>',
  'Passage Mark': `<w:i/><w:iCs/><w:color w:val="${MUTED}"/>`,
  'Not Defined': `<w:i/><w:iCs/><w:color w:val="${MUTED}"/>`,
};

/** The root element of `word/styles.xml`. */
export function wordStylesXml(): string {
  return xmlElement(
    'w:styles',
    { 'xmlns:w': MAIN },
    [
      DEFAULTS,
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
      '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
      ...PARAGRAPHS.map(paragraphStyle),
      ...Object.entries(RUNS).map(([name, look]) => runStyle(name as RunStyle, look)),
      TABLE_STYLE,
    ].join(''),
  );
}

const DEFAULTS =
  '<w:docDefaults><w:rPrDefault><w:rPr>' +
  '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>' +
  '<w:sz w:val="20"/><w:szCs w:val="20"/>' +
  '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="he-IL"/>' +
  '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>';

/** Lines above, below the head, and below, thin ones between rows. */
const TABLE_STYLE = xmlElement(
  'w:style',
  { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': styleId('Axial Table') },
  '<w:name w:val="Axial Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>' +
    `${border('top', 8, INK)}${border('bottom', 8, INK)}${border('insideH', 4, 'D8DEE4')}` +
    '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>' +
    `${border('bottom', 6, INK)}</w:tcBorders></w:tcPr></w:tblStylePr>`,
);

function border(side: string, eighths: number, color: string): string {
  return xmlElement(`w:${side}`, {
    'w:val': 'single',
    'w:sz': eighths,
    'w:space': 0,
    'w:color': color,
  });
}

function paragraphStyle({ name, basedOn, paragraph = '', run = '' }: ParagraphLook): string {
  return xmlElement(
    'w:style',
    {
      'w:type': 'paragraph',
      'w:customStyle': isBuiltIn(name) ? undefined : 1,
      'w:styleId': styleId(name),
    },
    [
      xmlElement('w:name', { 'w:val': name }),
      xmlElement('w:basedOn', { 'w:val': basedOn === undefined ? 'Normal' : styleId(basedOn) }),
      '<w:qFormat/>',
      paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`,
      run === '' ? '' : `<w:rPr>${run}</w:rPr>`,
    ].join(''),
  );
}

function runStyle(name: RunStyle, look: string): string {
  return xmlElement(
    'w:style',
    {
      'w:type': 'character',
      'w:customStyle': isBuiltIn(name) ? undefined : 1,
      'w:styleId': styleId(name),
    },
    `${xmlElement('w:name', { 'w:val': name })}<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${look}</w:rPr>`,
  );
}
