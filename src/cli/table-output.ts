// One table object in any of the formats that scholars hand on, to a file or to standard output.
import { extname, join, resolve } from 'node:path';
import type { Table } from '../analysis/table.ts';
import type { CiteStyle } from '../render/cite.ts';
import { renderCsv } from '../render/csv.ts';
import { renderDocx } from '../render/docx.ts';
import { renderHtml } from '../render/html.ts';
import { renderLatex } from '../render/latex.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderPandocGrid } from '../render/pandoc-grid.ts';
import { renderXlsx } from '../render/xlsx.ts';
import { shownPath } from '../study/corpus-files.ts';
import type { Study } from '../study/open-study.ts';
import { UsageError } from '../study/usage-error.ts';
import { linkBaseFrom, writeFileAtomically } from '../study/write-files.ts';
import type { Context } from './context.ts';

/** `grid` is Pandoc's grid table; `md` a pipe table, as GitHub and Pandoc read it. */
export const TABLE_FORMATS = ['md', 'grid', 'csv', 'xlsx', 'docx', 'latex', 'html'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const EXTENSIONS: Readonly<Record<string, TableFormat>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.docx': 'docx',
  '.tex': 'latex',
  '.latex': 'latex',
  '.html': 'html',
  '.htm': 'html',
};

/** Word holds no more columns in a table, and no page is wide enough for more. */
const MOST_PAGE_COLUMNS = 63;

export interface TableOutput {
  readonly format?: TableFormat;
  /** As the person named it; standard output, if absent. */
  readonly out?: string;
  /** Citation keys instead of places, in the formats that a citation program reads. */
  readonly cite?: CiteStyle;
  /** In Word: places as footnotes. */
  readonly footnotes?: boolean;
}

/** The format that was asked for, else the one of the file's ending, else Markdown. */
export function tableFormat({ format, out }: TableOutput): TableFormat {
  if (format !== undefined) return format;
  return EXTENSIONS[extname(out ?? '').toLowerCase()] ?? 'md';
}

/**
 * What can be said before the table is made.
 * @throws UsageError for an office file that would go to a terminal, and citations where none can be.
 */
export function checkOutput({ streams }: Context, output: TableOutput): void {
  const format = tableFormat(output);
  if (isOffice(format) && output.out === undefined && streams.width !== null) {
    throw new UsageError(
      `A ${format} file is nothing for a terminal: name a file with --out FILE.`,
    );
  }
  const { cite, footnotes } = output;
  if (footnotes && format !== 'docx') {
    throw new UsageError(`--footnotes needs --format docx, not ${format}.`);
  }
  if (cite === undefined || format === 'md' || format === 'grid') return;
  if (format !== 'latex') {
    throw new UsageError(`--cite ${cite} needs --format md, grid or latex, not ${format}.`);
  }
  if (cite === 'pandoc') {
    throw new UsageError('LaTeX takes --cite biblatex; --cite pandoc is for md and grid.');
  }
}

function isOffice(format: TableFormat): boolean {
  return format === 'xlsx' || format === 'docx';
}

/**
 * Writes the table whole or not at all.
 * @throws UsageError for a table too wide for a page.
 */
export async function writeTable(
  context: Context,
  study: Study,
  { table, ...output }: TableOutput & { readonly table: Table },
): Promise<void> {
  const format = tableFormat(output);
  const out = output.out === undefined ? null : resolve(context.cwd, output.out);
  if ((format === 'docx' || format === 'latex') && table.columns.length > MOST_PAGE_COLUMNS) {
    throw new UsageError(
      `The table has ${table.columns.length} columns, and a page holds at most ${MOST_PAGE_COLUMNS}. Choose codes with --code or columns with --columns, or take xlsx, csv, md or html.`,
    );
  }
  const linkBase = linkBaseFrom(study, out);
  const bibliography = `${linkBase}${shownPath(study, join(study.corpus, 'references.bib'))}`;
  const content = await rendered(table, format, { ...output, linkBase, bibliography });
  if (out !== null) writeFileAtomically(out, content);
  else if (typeof content === 'string') context.streams.out(content);
  else context.streams.bytes(content);
}

interface RenderOptions {
  readonly linkBase: string;
  /** Where biblatex finds the entries. */
  readonly bibliography: string;
  readonly cite?: CiteStyle;
  readonly footnotes?: boolean;
}

function rendered(
  table: Table,
  format: TableFormat,
  { linkBase, bibliography, cite, footnotes = false }: RenderOptions,
): string | Promise<Uint8Array> {
  switch (format) {
    case 'md':
      return renderMarkdown(table, { linkBase, cite });
    case 'grid':
      return renderPandocGrid(table, { linkBase, cite });
    case 'csv':
      return renderCsv(table);
    case 'xlsx':
      return renderXlsx(table, { linkBase });
    case 'docx':
      return renderDocx(table, { linkBase, footnotes });
    case 'latex':
      return renderLatex(table, { linkBase, cite, bibliography });
    case 'html':
      return renderHtml(table, { linkBase });
  }
}
