// The matrix of codes as tables: presence, counts, and the dictionary that says what each column is.
import type { Codebook } from '../codebook/codebook.ts';
import { type CodeMatrix, type MatrixRow, variableCell } from './code-matrix.ts';
import type { Cell, Column, Table } from './table.ts';

/** `binary`: 1 where the code is present, else 0; `count`: distinct codings; `dictionary`: the columns. */
export const MATRIX_KINDS = ['binary', 'count', 'dictionary'] as const;
export type MatrixKind = (typeof MATRIX_KINDS)[number];

/** Words that SPSS keeps for itself. */
const RESERVED = new Set('all and by eq ge gt le lt ne not or to with'.split(' '));
/** Longest name of a variable in SPSS, in bytes of UTF-8. */
const LONGEST_NAME = 64;

interface MatrixColumn {
  readonly name: string;
  readonly kind: 'id' | 'metadata' | 'variable' | 'code';
  readonly label: string;
  /** The id of the code, or the variable's name in the front matter. */
  readonly source: string;
  readonly description: string;
  readonly type: Column['type'];
  readonly cell: (row: MatrixRow, binary: boolean) => Cell;
}

/** One of the three tables of a matrix. */
export function matrixTable(matrix: CodeMatrix, codebook: Codebook, kind: MatrixKind): Table {
  const columns = matrixColumns(matrix, codebook);
  if (kind === 'dictionary') return dictionary(matrix, columns);
  return {
    id: `codes-${kind}`,
    title: kind === 'binary' ? 'Codes: present or absent' : 'Codes: number of codings',
    columns: columns.map(({ name, label, type }) => ({ key: name, label, type, unit: null })),
    rows: matrix.rows.map((row) => columns.map(({ cell }) => cell(row, kind === 'binary'))),
    notes: matrix.notes,
  };
}

function matrixColumns(matrix: CodeMatrix, codebook: Codebook): readonly MatrixColumn[] {
  const taken = new Set<string>();
  const named = (column: Omit<MatrixColumn, 'name'>): MatrixColumn => ({
    ...column,
    name: variableName(column, taken),
  });
  const plain = (source: string, description: string, cell: MatrixColumn['cell']) =>
    named({
      kind: ID_COLUMNS.includes(source) ? 'id' : 'metadata',
      label: source,
      source,
      description,
      type: 'text',
      cell,
    });
  return [
    plain('document', 'Id of the document.', ({ document }) => document.id),
    ...(matrix.unit === 'document' ? [] : placeColumns(matrix, plain)),
    plain('title', 'Title of the document.', ({ document }) => document.title),
    plain('year', 'Year of the document.', ({ document }) => document.metadata.year),
    plain('type', 'Type of the document.', ({ document }) => document.metadata.type),
    plain('language', 'Language of the document (BCP 47).', ({ document }) => document.language),
    ...matrix.variables.map((variable) =>
      named({
        kind: 'variable',
        label: variable,
        source: variable,
        description: `Variable "${variable}" of the document; true is 1, false 0.`,
        type: 'text',
        cell: ({ document }) => variableCell(document.metadata.variables[variable]),
      }),
    ),
    ...matrix.codes.map((code, index) =>
      named({
        kind: 'code',
        label: codebook.codes.get(code)?.name ?? code,
        source: code,
        description: codebook.codes.get(code)?.definition ?? '',
        type: 'integer',
        cell: ({ counts }, binary) => {
          const count = counts[index] ?? 0;
          return binary ? Math.min(1, count) : count;
        },
      }),
    ),
  ];
}

const ID_COLUMNS: readonly string[] = ['document', 'unit', 'line', 'start', 'end'];

function placeColumns(
  { unit }: CodeMatrix,
  plain: (source: string, description: string, cell: MatrixColumn['cell']) => MatrixColumn,
): MatrixColumn[] {
  return [
    plain(
      'unit',
      `Number of the ${unit} within its document, from 1.`,
      ({ place }) => place?.unit ?? null,
    ),
    plain('line', 'Line of the source file.', ({ place }) => place?.line ?? null),
    plain(
      'start',
      'First character in the text, in code points.',
      ({ place }) => place?.codePoints.start ?? null,
    ),
    plain(
      'end',
      'Character behind the last, in code points.',
      ({ place }) => place?.codePoints.end ?? null,
    ),
  ];
}

function dictionary(matrix: CodeMatrix, columns: readonly MatrixColumn[]): Table {
  const text = (key: string): Column => ({ key, label: key, type: 'text', unit: null });
  return {
    id: 'codes-dictionary',
    title: 'Dictionary of the matrix',
    columns: [
      ...['variable', 'kind', 'label', 'source', 'values', 'description'].map(text),
      { key: 'present', label: 'present', type: 'integer', unit: null },
      { key: 'n', label: 'n', type: 'integer', unit: null },
    ],
    rows: columns.map((column): Cell[] => [
      column.name,
      column.kind,
      column.label,
      column.source,
      column.kind === 'code'
        ? 'binary: 0 absent, 1 present; count: distinct codings'
        : 'empty: missing',
      column.name === 'document'
        ? `${column.description} ${matrix.notes.join(' ')}`
        : column.description,
      matrix.rows.filter((row) => {
        const cell = column.cell(row, true);
        return cell !== null && cell !== 0 && cell !== '';
      }).length,
      matrix.n,
    ]),
    notes: matrix.notes,
  };
}

/**
 * A name that R, SPSS and pandas take as it stands: letters, digits and underscores, a letter first, 64
 * bytes at most, no word of SPSS's own, and no other column's, whatever the case.
 */
function variableName(
  { source, kind }: Pick<MatrixColumn, 'source' | 'kind'>,
  taken: Set<string>,
): string {
  const letters = source
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
  const isPlain = /^\p{L}/u.test(letters) && !RESERVED.has(letters.toLowerCase());
  const base = cutToBytes(
    isPlain && !taken.has(letters.toLowerCase()) ? letters : `${kind}_${letters}`,
  );
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    name = `${cutToBytes(base, LONGEST_NAME - 4)}_${number}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function cutToBytes(text: string, most = LONGEST_NAME): string {
  let cut = text;
  while (new TextEncoder().encode(cut).length > most) cut = cut.slice(0, -1);
  return cut.replace(/[\uD800-\uDBFF]$/u, '');
}
