// A table of results: what every analysis gives and every renderer takes. It knows nothing of codings.

/** A number that is not defined, with a stable reason such as `never_together`. */
export interface NotDefined {
  readonly value: null;
  readonly reason: string;
}

/** Words taken from a document, already verified against it. */
export interface Passage {
  readonly text: string;
  /** A translation of the words by the scholar who coded them. */
  readonly translation?: string;
  /** Whether it may stand in quotation marks: false for somebody's notes about the source. */
  readonly quoted: boolean;
  /** A mark behind it, such as `note`, `own transl.`, `disputes`; empty for none. */
  readonly marks: readonly string[];
  /** Where it stands: `p. 12`, `art. 3`, `§ 4`, section or line. */
  readonly locator: string;
  /**
   * Link to the place relative to the study's folder (`corpus/a.md#L12`), or null. A URL, not a path:
   * each part of the path percent-encoded (`corpus/a%23b.md#L12`).
   */
  readonly href: string | null;
}

/** A cell with passages, for literature-review tables. `note` stands before them (a summary). */
export interface PassageCell {
  readonly passages: readonly Passage[];
  readonly note: string | null;
}

/**
 * null is an empty cell. A number is finite; in a column of type `percent` it is the fraction
 * (0.123 for 12.3 %).
 */
export type Cell = null | string | number | NotDefined | PassageCell;

export type ColumnType = 'text' | 'integer' | 'number' | 'percent' | 'passages';

export interface Column {
  /** Machine name, camelCase: the key in JSON and the head in CSV. */
  readonly key: string;
  /** Head for people. */
  readonly label: string;
  readonly type: ColumnType;
  /** Unit of the figures (`paragraphs`, `UTF-16 units`), or null. */
  readonly unit: string | null;
  /** Where text stands in its column; numbers stand right, all else left. For a concordance's left side. */
  readonly align?: 'left' | 'right';
}

/** The source of a row, for links and citations. */
export interface RowSource {
  readonly document: string;
  readonly citekey: string | null;
  /** Address of the document, as in `Passage`. */
  readonly href: string;
}

export interface Table {
  /** Stable kebab-case name. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What each row is about, in a table of sources; null for a row of totals. */
  readonly sources?: readonly (RowSource | null)[];
  /** Indexes of rows that sum up others: set apart, and left in their place when a reader sorts. */
  readonly totals?: readonly number[];
  /** Plain sentences under the table: unit, n, denominator, what was left out. */
  readonly notes: readonly string[];
}

/** A table with so many rows that they are made one by one; each call begins anew. */
export interface StreamedTable extends Pick<Table, 'columns'> {
  readonly rows: () => Iterable<readonly Cell[]>;
}

/** Whether a cell is a number without a value. */
export function isNotDefined(cell: Cell): cell is NotDefined {
  return typeof cell === 'object' && cell !== null && 'reason' in cell;
}

/** Whether a cell holds passages. */
export function isPassageCell(cell: Cell): cell is PassageCell {
  return typeof cell === 'object' && cell !== null && 'passages' in cell;
}
