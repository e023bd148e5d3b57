// A table as LaTeX: a longtable with booktabs' rules, the head on every page, every place a link.
import type { Cell, Column, Passage, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import {
  checkTable,
  columnAlign,
  columnDecimals,
  columnHead,
  notDefinedText,
  numberText,
} from './cell-text.ts';
import { type CiteStyle, type RowCitations, rowCitations } from './cite.ts';
import { columnShares } from './column-shares.ts';
import { escapeLatex, escapeLatexAddress } from './escape-latex.ts';
import { biblatexLines, latexPreamble, latexRequirements } from './latex-preamble.ts';
import { asciiAddress, linkTarget } from './link-target.ts';
import { passageLines, passageParts } from './passage-parts.ts';

/** Characters of a line of a landscape page in small type. */
const CAPACITY = 140;

export interface LatexOptions {
  /** Goes before every link: `../` where the file lies in `reports/`. */
  readonly linkBase?: string;
  readonly paper?: 'a4' | 'letter';
  /** Cite the sources of rows by key; biblatex then reads `bibliography`. */
  readonly cite?: CiteStyle | undefined;
  readonly bibliography?: string;
  /** false gives the table alone, to be read by `\input`. */
  readonly standalone?: boolean;
}

/**
 * The table as LaTeX source, ending in a line break. As a document of its own it compiles with
 * pdfLaTeX if all its letters are Latin, else with XeLaTeX. Any text of the table is set as that text.
 */
export function renderLatex(table: Table, options: LatexOptions = {}): string {
  checkTable(table);
  const { paper = 'a4', standalone = true, cite, bibliography } = options;
  const body = ['{\\small', ...longtable(table, options), ...table.notes.map(noteLine), '}'];
  const text = allText(table);
  const cited = cite === undefined ? [] : biblatexLines(bibliography ?? 'references.bib');
  const lines = standalone
    ? [
        ...latexPreamble(table.title, text, paper),
        ...cited,
        '\\begin{document}',
        ...body,
        ...(cite === undefined ? [] : ['\\printbibliography']),
        '\\end{document}',
      ]
    : [...latexRequirements(text), ...body];
  return `${lines.join('\n')}\n`;
}

function noteLine(note: string): string {
  return `\\par\\noindent ${escapeLatex(note)}`;
}

function longtable(table: Table, { linkBase = '', cite }: LatexOptions): string[] {
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const heads = rowLine(
    table.columns.map((column) => `\\textbf{${escapeLatex(columnHead(column))}}`),
  );
  const rows = table.rows.map((row, place) =>
    rowLine(
      table.columns.map((column, index) =>
        cellLatex(row[index] ?? null, {
          column,
          decimals: decimals[index] ?? 0,
          linkBase,
          cited: rowCitations(table, place, cite),
          isTotal: table.totals?.includes(place) ?? false,
        }),
      ),
    ),
  );
  return [
    '\\setlength{\\LTleft}{0pt}',
    `\\begin{longtable}{@{}${columnSpecs(table)}@{}}`,
    `\\caption{${escapeLatex(table.title).replaceAll('\\newline{}', ' ')}}\\label{tab:${table.id}}\\tabularnewline`,
    `\\toprule\n${heads}\n\\midrule\n\\endfirsthead`,
    `\\toprule\n${heads}\n\\midrule\n\\endhead`,
    '\\bottomrule\n\\endlastfoot',
    rows.join('\n\\addlinespace\n'),
    '\\end{longtable}',
  ];
}

function columnSpecs(table: Table): string {
  return columnShares(table, CAPACITY)
    .map((share, index) => {
      const column = table.columns[index];
      const side = column && columnAlign(column) === 'right' ? 'left' : 'right';
      return `>{\\ragged${side}\\arraybackslash}p{\\dimexpr ${share.toFixed(4)}\\linewidth-2\\tabcolsep\\relax}`;
    })
    .join('\n  ');
}

function rowLine(cells: readonly string[]): string {
  return `${cells.join(' & ')} \\tabularnewline`;
}

interface CellContext {
  readonly column: Column;
  readonly decimals: number;
  readonly linkBase: string;
  readonly cited: RowCitations | null;
  readonly isTotal: boolean;
}

function cellLatex(cell: Cell, context: CellContext): string {
  if (cell === null) return '';
  if (context.isTotal) return `\\textbf{${cellLatex(cell, { ...context, isTotal: false })}}`;
  const { column, decimals, linkBase, cited } = context;
  if (typeof cell === 'number') return escapeLatex(numberText(cell, column.type, decimals));
  if (isNotDefined(cell)) return `\\emph{${escapeLatex(notDefinedText(cell))}}`;
  if (!isPassageCell(cell)) {
    return cited && column.key === 'reference' ? cited.source : escapeLatex(cell);
  }
  const note = cell.note === null || cell.note === '' ? [] : [escapeLatex(cell.note)];
  const passages = cell.passages.map((passage) =>
    passageLatex(passage, linkBase, cited?.place(passage.locator)),
  );
  return [...note, ...passages].join(' \\par ');
}

function passageLatex(passage: Passage, linkBase: string, citation?: string): string {
  const { words, marks, locator, href } = passageParts(passage);
  const place = escapeLatex(href === null ? `[${locator}]` : locator);
  return [
    escapeLatex(words),
    marks === '' ? '' : `\\emph{${escapeLatex(marks)}}`,
    citation ??
      (locator === ''
        ? ''
        : href === null
          ? place
          : `\\href{${latexAddress(href, linkBase)}}{${place}}`),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function latexAddress(href: string, linkBase: string): string {
  return escapeLatexAddress(asciiAddress(linkTarget(href, linkBase)));
}

/** Every text that will be set, to know which letters occur. */
function allText(table: Table): string {
  const cells = table.rows.flatMap((row) =>
    row.map((cell) => {
      if (cell === null || typeof cell === 'number') return '';
      if (isNotDefined(cell)) return cell.reason;
      return isPassageCell(cell) ? passageLines(cell).join('\n') : cell;
    }),
  );
  return [table.title, ...table.columns.map(columnHead), ...cells, ...table.notes].join('\n');
}
