// axial codes --matrix: the matrices of codes as CSV, on standard output or as three files in a folder.
import { extname, join, resolve } from 'node:path';
import { type CodeMatrix, codeMatrix } from '../analysis/code-matrix.ts';
import { MATRIX_KINDS, type MatrixKind, matrixTable } from '../analysis/code-matrix-table.ts';
import { renderCsv } from '../render/csv.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { UsageError } from '../study/usage-error.ts';
import { writeFilesTogether } from '../study/write-files.ts';
import { type Context, printJson } from './context.ts';

export interface MatrixRequest {
  readonly kind: MatrixKind;
  readonly counting: Parameters<typeof codeMatrix>[1];
  readonly json: boolean;
  readonly quiet: boolean;
  /** A folder for the three files; or a file `.csv` for the one asked for, its dictionary beside it. */
  readonly out?: string;
}

/** Makes the matrix and writes it where it was asked for. */
export function writeMatrix(context: Context, loaded: LoadedStudy, request: MatrixRequest): void {
  const { corpus } = loaded;
  const matrix = codeMatrix(corpus, request.counting);
  const csv = (kind: MatrixKind): string => renderCsv(matrixTable(matrix, corpus.codebook, kind));
  if (request.json) printJson(context, matrixJson(matrix));
  else if (request.out === undefined) context.streams.out(csv(request.kind));
  else {
    const written = filesFor(resolve(context.cwd, request.out), request.kind);
    writeFilesTogether(
      written.folder,
      written.files.map(({ name, kind }) => ({ name, content: csv(kind) })),
    );
    if (!request.quiet) {
      const names = written.files.map(({ name }) => name).join(', ');
      context.streams.out(
        `Written to ${request.out}: ${names} (${matrix.n} rows, ${matrix.codes.length} codes)\n`,
      );
    }
  }
}

interface WrittenFiles {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly kind: MatrixKind }[];
}

function filesFor(out: string, kind: MatrixKind): WrittenFiles {
  const extension = extname(out).toLowerCase();
  if (extension === '') {
    const files = MATRIX_KINDS.map((each) => ({ name: `codes-${each}.csv`, kind: each }));
    return { folder: out, files };
  }
  if (extension !== '.csv') {
    throw new UsageError('--matrix writes CSV: name a folder, or a file that ends in .csv.');
  }
  const folder = join(out, '..');
  const name = out.slice(folder.length).replace(/^[\\/]/u, '');
  const stem = name.slice(0, -extension.length);
  return {
    folder,
    files: [
      { name, kind },
      ...(kind === 'dictionary'
        ? []
        : [{ name: `${stem}-dictionary.csv`, kind: 'dictionary' as const }]),
    ],
  };
}

function matrixJson(matrix: CodeMatrix): object {
  const { unit, n, scope, codes, rows, notes } = matrix;
  return {
    unit,
    n,
    scope,
    codes,
    rows: rows.map(({ document, place, counts }) => ({
      document: document.id,
      ...(place && { unit: place.unit, line: place.line, start: place.start, end: place.end }),
      counts,
    })),
    notes,
  };
}
