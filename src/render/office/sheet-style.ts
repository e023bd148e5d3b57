// The few looks of cells in a spreadsheet, and the part `styles.xml` that defines them.
import { xmlElement } from '../escape-xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

interface CellLook {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly numberFormat: number;
  readonly align: 'left' | 'right';
  /** Keeps text that begins like a formula text, also when it is edited. */
  readonly quotePrefix?: boolean;
}

const FONT = { normal: 0, bold: 1, link: 2, muted: 3 } as const;
const BORDER = { none: 0, dark: 1, light: 2 } as const;
/** Decimals shown, then the number's format. Ids from 164 on are the file's own. */
const FORMATS = ['0', '0.0', '0.00', '0.000', '0.0 %', '0.0###### %'] as const;
const FIRST_FORMAT = 164;

const TEXT: CellLook = {
  font: FONT.normal,
  fill: 0,
  border: BORDER.light,
  numberFormat: 0,
  align: 'left',
};

/** Every look; its place in this list is the cell's style number. */
const LOOKS = {
  text: TEXT,
  head: { ...TEXT, font: FONT.bold, fill: 2, border: BORDER.dark },
  headRight: { ...TEXT, font: FONT.bold, fill: 2, border: BORDER.dark, align: 'right' },
  textRight: { ...TEXT, align: 'right' },
  formulaLike: { ...TEXT, quotePrefix: true },
  link: { ...TEXT, font: FONT.link },
  linkFormulaLike: { ...TEXT, font: FONT.link, quotePrefix: true },
  notDefined: { ...TEXT, font: FONT.muted, align: 'right' },
  title: { ...TEXT, font: FONT.bold, border: BORDER.none },
  decimals0: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT },
  decimals1: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT + 1 },
  decimals2: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT + 2 },
  decimals3: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT + 3 },
  percent: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT + 4 },
  /** For what would round to zero without being zero. */
  smallNumber: { ...TEXT, align: 'right' },
  smallPercent: { ...TEXT, align: 'right', numberFormat: FIRST_FORMAT + 5 },
} as const satisfies Readonly<Record<string, CellLook>>;

export type LookName = keyof typeof LOOKS;

/** The style number of a look, for a cell's attribute `s`. */
export function styleNumber(look: LookName): number {
  return Object.keys(LOOKS).indexOf(look);
}

/** The root element of `xl/styles.xml`. */
export function stylesXml(): string {
  const formats = FORMATS.map((formatCode, index) =>
    xmlElement('numFmt', { numFmtId: FIRST_FORMAT + index, formatCode }),
  );
  const looks = Object.values<CellLook>(LOOKS).map(lookXml);
  return xmlElement(
    'styleSheet',
    { xmlns: MAIN },
    [
      counted('numFmts', formats),
      counted('fonts', [
        fontXml(''),
        fontXml('<b/>'),
        fontXml('<u/>', 'FF0B57A4'),
        fontXml('<i/>', 'FF57606A'),
      ]),
      counted('fills', [fillXml('none'), fillXml('gray125'), fillXml('solid', 'FFEAEEF2')]),
      counted('borders', [borderXml(null), borderXml('FF57606A'), borderXml('FFD8DEE4')]),
      counted('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
      counted('cellXfs', looks),
      counted('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    ].join(''),
  );
}

function counted(name: string, items: readonly string[]): string {
  return xmlElement(name, { count: items.length }, items.join(''));
}

function fontXml(style: string, color = 'FF1F2328'): string {
  return `<font>${style}<sz val="11"/><color rgb="${color}"/><name val="Calibri"/><family val="2"/></font>`;
}

/** A line below a cell, or none. */
function borderXml(color: string | null): string {
  const bottom =
    color === null ? '<bottom/>' : `<bottom style="thin"><color rgb="${color}"/></bottom>`;
  return `<border><left/><right/><top/>${bottom}<diagonal/></border>`;
}

function fillXml(pattern: string, color?: string): string {
  const colors = color === undefined ? '' : `<fgColor rgb="${color}"/><bgColor indexed="64"/>`;
  return `<fill>${xmlElement('patternFill', { patternType: pattern }, colors)}</fill>`;
}

function lookXml(look: CellLook): string {
  return xmlElement(
    'xf',
    {
      numFmtId: look.numberFormat,
      fontId: look.font,
      fillId: look.fill,
      borderId: look.border,
      xfId: 0,
      quotePrefix: look.quotePrefix ? 1 : undefined,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
    },
    xmlElement('alignment', { horizontal: look.align, vertical: 'top', wrapText: 1, indent: 1 }),
  );
}
