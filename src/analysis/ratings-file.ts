// Ratings and segments from anywhere, as CSV: what a file says, or what is wrong with it.
import { parse } from 'csv-parse/sync';
import type { Level } from '../statistics/agreement/krippendorff-alpha.ts';
import { type Category, type Ratings, ratingsOf } from '../statistics/agreement/ratings.ts';
import type { UnitizedSegment } from '../statistics/unitizing/segments.ts';

/** A file's content, or one plain sentence on why it cannot be taken. */
export type FileResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export interface RatingsFile {
  readonly raters: readonly string[];
  readonly ratings: Ratings;
  /** Names of units that stand in several rows; each row counts as a unit of its own. */
  readonly repeated: readonly string[];
  /** Words that often stand for a missing rating and were taken as categories: `NA`, `n/a`, `-`. */
  readonly likeMissing: readonly string[];
}

export interface RatingsFileOptions {
  readonly level: Level;
  /** The categories in the order of the scale, also those that nobody used. */
  readonly categories?: readonly string[];
}

/** Reads a table of ratings: a head, first column the unit, then one a rater; an empty cell is missing. */
export function readRatings(csv: string, options: RatingsFileOptions): FileResult<RatingsFile> {
  const records = readCsv(csv);
  if (!records.ok) return records;
  const [head = [], ...rows] = records.value;
  const raters = head.slice(1);
  if (raters.length < 2) {
    return failed(
      'The ratings need a head and a column a rater: the unit first, then two raters or more.',
    );
  }
  const twice = repeatedIn(raters.map((rater) => rater.trim()));
  if (twice.length > 0) {
    return failed(
      `Two columns have the same rater: ${twice.join(', ')}. Give each a name of its own.`,
    );
  }
  if (rows.length === 0) {
    return failed('The ratings have a head and no line below it: there is no unit to compare.');
  }
  const again = repeatedIn(options.categories ?? []);
  if (again.length > 0) {
    return failed(`--categories names ${again.join(', ')} twice; each category stands once.`);
  }
  for (const [index, row] of rows.entries()) {
    if (row.length !== head.length) {
      return failed(`Line ${index + 2} has ${row.length} cells, the head has ${head.length}.`);
    }
  }
  const cells = rows.map((row) =>
    row.slice(1).map((cell) => (cell.trim() === '' ? null : cell.trim())),
  );
  const ratings = options.categories
    ? namedRatings(cells, options.categories, options.level)
    : freeRatings(cells, options.level);
  if (!ratings.ok) return ratings;
  const names = rows.map(([name = '']) => name.trim());
  const likeMissing = ratings.value.categories
    .map(String)
    .filter((category) => LIKE_MISSING.test(category) && !options.categories?.includes(category));
  return {
    ok: true,
    value: { raters, ratings: ratings.value, repeated: repeatedIn(names), likeMissing },
  };
}

/** What spreadsheets and R write where there is no rating. */
const LIKE_MISSING = /^(?:n\/?a\.?|nan|null|none|missing|-+|\.+|\?)$/i;

function repeatedIn(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].flatMap(([name, count]) => (count > 1 && name !== '' ? [name] : []));
}

type Cells = readonly (readonly (string | null)[])[];

function namedRatings(
  cells: Cells,
  categories: readonly string[],
  level: Level,
): FileResult<Ratings> {
  const wrong = firstCell(cells, (cell) => !categories.includes(cell));
  if (wrong)
    return failed(
      `Line ${wrong.line}: "${wrong.cell}" is none of the categories ${categories.join(', ')}.`,
    );
  if (level === 'interval' || level === 'ratio') {
    const word = categories.find((category) => Number.isNaN(toNumber(category)));
    if (word !== undefined)
      return failed(`At the level ${level} categories are numbers; "${word}" is none.`);
    return numbers(cells, level, categories.map(toNumber));
  }
  return { ok: true, value: ratingsOf<Category>(cells, categories) };
}

function freeRatings(cells: Cells, level: Level): FileResult<Ratings> {
  const word = firstCell(cells, (cell) => Number.isNaN(toNumber(cell)));
  if (!word) return numbers(cells, level);
  if (level === 'nominal') return { ok: true, value: ratingsOf<Category>(cells) };
  const how =
    level === 'ordinal'
      ? 'Give the order of the words: --categories low,middle,high.'
      : 'Use --level nominal or ordinal.';
  const missing = LIKE_MISSING.test(word.cell)
    ? ' If the rating is missing, leave the cell empty.'
    : '';
  return failed(
    `Line ${word.line}: "${word.cell}" is no number, but the level is ${level}.${missing} ${how}`,
  );
}

function numbers(cells: Cells, level: Level, categories?: readonly number[]): FileResult<Ratings> {
  const negative = firstCell(cells, (cell) => toNumber(cell) < 0);
  if (level === 'ratio' && negative) {
    return failed(
      `Line ${negative.line}: ${negative.cell} is below zero; the level ratio has a true zero.`,
    );
  }
  const rows = cells.map((row) => row.map((cell) => (cell === null ? null : toNumber(cell))));
  const ratings = categories ? ratingsOf<Category>(rows, categories) : ratingsOf<Category>(rows);
  return { ok: true, value: ratings };
}

function firstCell(
  cells: Cells,
  test: (cell: string) => boolean,
): { readonly line: number; readonly cell: string } | null {
  for (const [index, row] of cells.entries()) {
    const cell = row.find((each): each is string => each !== null && test(each));
    if (cell !== undefined) return { line: index + 2, cell };
  }
  return null;
}

export interface SegmentsFile {
  readonly coders: readonly string[];
  /** One list a coder, in the order of `coders`. */
  readonly segments: readonly (readonly UnitizedSegment[])[];
}

const SEGMENT_COLUMNS = ['coder', 'start', 'end', 'code'] as const;

/** Reads segments: columns coder, start, end, code in any order; positions from 0 to `length`. */
export function readSegments(csv: string, length: number): FileResult<SegmentsFile> {
  const records = readCsv(csv);
  if (!records.ok) return records;
  const [head = [], ...rows] = records.value;
  const columns = SEGMENT_COLUMNS.map((name) => head.indexOf(name));
  if (columns.includes(-1))
    return failed(`The segments need the columns ${SEGMENT_COLUMNS.join(', ')}.`);
  if (rows.length === 0) {
    return failed(
      'The segments have a head and no line below it. A coder who marked nothing stands in a line without places.',
    );
  }
  const byCoder = new Map<string, UnitizedSegment[]>();
  for (const [index, row] of rows.entries()) {
    const [coder = '', startCell = '', endCell = '', value = ''] = columns.map((column) =>
      row[column]?.trim(),
    );
    const [start, end] = [toNumber(startCell), toNumber(endCell)];
    const segments = byCoder.get(coder) ?? [];
    byCoder.set(coder, segments);
    // A coder who marked nothing stands in a line without places.
    if (startCell === '' && endCell === '' && value === '') continue;
    if (!(start >= 0 && start < end && end <= length)) {
      return failed(
        `Line ${index + 2}: a segment from ${startCell} to ${endCell} does not lie within 0 and ${length}.`,
      );
    }
    if (value === '') return failed(`Line ${index + 2}: the segment has no code.`);
    segments.push({ start, end, value });
  }
  const coders = [...byCoder.keys()];
  return { ok: true, value: { coders, segments: [...byCoder.values()] } };
}

function toNumber(cell: string): number {
  return cell.trim() === '' ? Number.NaN : Number(cell);
}

export function readCsv(csv: string): FileResult<string[][]> {
  try {
    return {
      ok: true,
      value: parse(csv, {
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        delimiter: delimiterOf(csv),
      }),
    };
  } catch (error) {
    return failed(`The CSV cannot be read: ${(error as Error).message}`);
  }
}

/** A comma; where the head has none, the semicolon or tab that spreadsheets in many countries write. */
function delimiterOf(csv: string): string {
  const [head = ''] = csv.split(/\r?\n/u, 1);
  if (head.includes(',')) return ',';
  return head.includes(';') ? ';' : head.includes('\t') ? '\t' : ',';
}

function failed(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
