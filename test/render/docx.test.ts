// Word documents are opened with an independent zip reader and XML parser.
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderDocx } from '../../src/render/docx.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from './hostile-texts.ts';
import { brokenPromises, type OpenedPackage, readPackage } from './read-package.ts';
import { elements, textOf, type XmlElement } from './read-xml.ts';
import { column, NOTE, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

const DOCUMENT = 'word/document.xml';

/** Text of a paragraph: breaks and tabs as characters. */
function words(element: XmlElement): string {
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:tab') return '\t';
  if (element.name === 'w:t') return textOf(element);
  return element.children.map((child) => (typeof child === 'string' ? '' : words(child))).join('');
}

function style(paragraph: XmlElement): string {
  return elements(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
}

/** Rows of cells, each a list of `style: text`. */
function rows(opened: OpenedPackage): string[][][] {
  return elements(opened.part(DOCUMENT), 'w:tr').map((row) =>
    elements(row, 'w:tc').map((cell) =>
      elements(cell, 'w:p').map((each) => `${style(each)}: ${words(each)}`),
    ),
  );
}

describe('a document', () => {
  let opened: OpenedPackage;
  beforeAll(async () => {
    opened = await readPackage(await renderDocx(SAMPLE, { linkBase: '../' }));
  });

  test('keeps every promise of the package', () => {
    expect(brokenPromises(opened)).toEqual([]);
    expect(textOf(opened.part('docProps/core.xml'))).toContain('Codes');
  });

  test('shows every cell in a named style', () => {
    expect(rows(opened)).toEqual([
      [
        ['TableHead: Code'],
        ['TableHeadFigure: Units (paragraphs)'],
        ['TableHeadFigure: Share'],
        ['TableHeadFigure: Lift'],
        ['TableHead: Evidence'],
      ],
      [
        ['TableText: trust-deficit'],
        ['TableFigure: 12'],
        ['TableFigure: 12.3 %'],
        ['TableFigure: 1.50'],
        [
          'TableQuotation: “no mechanism of mutual trust” p. 12',
          'TableParaphrase: Says that trust grew. (note; disputes) [line 7]',
        ],
      ],
      [
        ['TableText: 信任缺失'],
        ['TableFigure: 0'],
        ['TableFigure: 0.0 %'],
        ['TableFigure: not defined (never together)'],
        ['TableText: Nothing.'],
      ],
      [
        ['TableText: dependence'],
        ['TableFigure: 3'],
        ['TableFigure: <0.1 %'],
        ['TableFigure: 0.25'],
        ['TableText: '],
      ],
    ]);
  });

  test('defines every style that it uses, by a name for people', () => {
    const names = new Map(
      elements(opened.part('word/styles.xml'), 'w:style').map((each) => [
        each.attributes['w:styleId'],
        elements(each, 'w:name')[0]?.attributes['w:val'],
      ]),
    );
    const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle']
      .flatMap((name) => elements(opened.part(DOCUMENT), name))
      .map(({ attributes }) => attributes['w:val']);
    expect(used.filter((id) => !names.has(id))).toEqual([]);
    expect(names.get('TableQuotation')).toBe('Table Quotation');
    expect(names.get('Heading1')).toBe('heading 1');
  });

  test('is landscape, repeats its head, and breaks no row', () => {
    const document = opened.part(DOCUMENT);
    expect(elements(document, 'w:pgSz')[0]?.attributes).toEqual({
      'w:w': '16838',
      'w:h': '11906',
      'w:orient': 'landscape',
    });
    const all = elements(document, 'w:tr');
    expect(all.map((row) => elements(row, 'w:tblHeader').length)).toEqual([1, 0, 0, 0]);
    expect(all.every((row) => elements(row, 'w:cantSplit').length === 1)).toBe(true);
  });

  test('the columns fit between the margins', () => {
    const widths = elements(opened.part(DOCUMENT), 'w:gridCol').map(({ attributes }) =>
      Number(attributes['w:w']),
    );
    expect(widths).toHaveLength(5);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(16838 - 2 * 1134);
  });

  test('links a place', () => {
    const [link] = elements(opened.part(DOCUMENT), 'w:hyperlink');
    expect(link && words(link)).toBe('p. 12');
    expect(opened.relations(DOCUMENT)[link?.attributes['r:id'] ?? '']).toBe(
      '../corpus/wang.md#L40',
    );
  });

  test('has title and notes around the table', () => {
    const [body] = elements(opened.part(DOCUMENT), 'w:body');
    const outside = (body?.children ?? []).filter(
      (child): child is XmlElement => typeof child !== 'string' && child.name === 'w:p',
    );
    expect(outside.map((each) => `${style(each)}: ${words(each)}`)).toEqual([
      'Heading1: Codes',
      'TableNote: n = 98 paragraphs of 31 documents.',
    ]);
  });
});

test('the same table gives the same bytes', async () => {
  const first = await renderDocx(SAMPLE);
  expect(Buffer.from(await renderDocx(SAMPLE)).equals(Buffer.from(first))).toBe(true);
  expect(new Set((await readPackage(first)).dates)).toEqual(new Set(['33/0']));
});

test('any text comes out as it is', async () => {
  const read = rows(await readPackage(await renderDocx(HOSTILE_TABLE))).slice(1);
  expect(read).toEqual(
    HOSTILE_TEXTS.map((text) => [[`TableText: ${text}`], [`TableQuotation: “${text}” [p. 1]`]]),
  );
});

test('mammoth, which knows nothing of the writer, reads the same texts', async () => {
  const buffer = Buffer.from(await renderDocx(HOSTILE_TABLE));
  const { value } = await mammoth.extractRawText({ buffer });
  // It leaves out breaks within a paragraph.
  const joined = value.replace(/\s/g, '');
  for (const text of HOSTILE_TEXTS) expect(joined).toContain(text.replace(/\s/g, ''));
});

test('Hebrew runs from right to left, Latin words in it do not', async () => {
  const opened = await readPackage(
    await renderDocx(tableOf([column('x', 'text')], [['שלום עולם Axial'], ['Axial שלום']])),
  );
  const body = elements(opened.part(DOCUMENT), 'w:tc').slice(1);
  expect(body.map((cell) => elements(cell, 'w:bidi').length)).toEqual([1, 0]);
  const marked = body
    .flatMap((cell) => elements(cell, 'w:r'))
    .filter((run) => elements(run, 'w:rtl').length > 0);
  expect(marked.map(words)).toEqual(['שלום עולם', 'שלום']);
});

test('one address has one relation', async () => {
  const cell = { passages: [QUOTATION, QUOTATION], note: null };
  const opened = await readPackage(
    await renderDocx(tableOf([column('p', 'passages')], [[cell], [cell]]), { paper: 'letter' }),
  );
  const targets = Object.values(opened.relations(DOCUMENT));
  expect(targets.filter((target) => target === 'corpus/wang.md#L40')).toHaveLength(1);
  expect(elements(opened.part(DOCUMENT), 'w:hyperlink')).toHaveLength(4);
  expect(elements(opened.part(DOCUMENT), 'w:pgSz')[0]?.attributes['w:w']).toBe('15840');
});

describe('footnotes', () => {
  const table = tableOf(
    [column('reference', 'text'), column('p', 'passages')],
    [['Doe 2019', { passages: [QUOTATION, NOTE], note: null }]],
  );
  let opened: OpenedPackage;
  beforeAll(async () => {
    opened = await readPackage(await renderDocx(table, { footnotes: true, linkBase: '../' }));
  });

  test('hold source and place, linked; the words keep a mark alone', () => {
    expect(brokenPromises(opened)).toEqual([]);
    expect(rows(opened)[1]?.[1]).toEqual([
      'TableQuotation: “no mechanism of mutual trust”',
      'TableParaphrase: Says that trust grew. (note; disputes)',
    ]);
    const notes = elements(opened.part('word/footnotes.xml'), 'w:footnote');
    expect(notes.slice(2).map((note) => words(note).trim())).toEqual([
      'Doe 2019, p. 12.',
      'Doe 2019, line 7.',
    ]);
    const ids = (name: string, from: XmlElement) =>
      elements(from, name).map(({ attributes }) => attributes['w:id']);
    expect(ids('w:footnoteReference', opened.part(DOCUMENT))).toEqual(
      notes.slice(2).map(({ attributes }) => attributes['w:id']),
    );
    expect(Object.values(opened.relations('word/footnotes.xml'))).toEqual([
      '../corpus/wang.md#L40',
    ]);
  });

  test('their styles are Word’s own', () => {
    const styles = elements(opened.part('word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    expect(styles).toEqual(expect.arrayContaining(['FootnoteText', 'FootnoteReference']));
  });
});
