// The order of a review table's rows: by group, then by what the scholar sorts by, then author, year, title.
import { compareSortKeys } from '../../bibliography/reference-list.ts';
import type { Cell } from '../table.ts';
import { isPassageCell } from '../table.ts';
import type { ReviewSource } from './review-sources.ts';

/** A row with what decides about its place. */
export interface OrderedRow {
  readonly source: ReviewSource;
  /** null: the table has no groups. */
  readonly group: string | null;
  /** The values of the sort keys, in their order. */
  readonly values: readonly Cell[];
}

/** Compares rows; `descending` says it of each sort key. Rows without a value come last, either way. */
export function rowOrder(descending: readonly boolean[]): (a: OrderedRow, b: OrderedRow) => number {
  return (a, b) => {
    const byGroup = compareValues(a.group, b.group);
    if (byGroup !== 0) return byGroup;
    for (const [index, turned] of descending.entries()) {
      const [left = null, right = null] = [a.values[index], b.values[index]];
      if (isEmpty(left) || isEmpty(right)) {
        if (isEmpty(left) !== isEmpty(right)) return isEmpty(left) ? 1 : -1;
        continue;
      }
      const difference = compareValues(plain(left), plain(right));
      if (difference !== 0) return turned ? -difference : difference;
    }
    return (
      compareSortKeys(a.source.key, b.source.key) ||
      compareSortKeys([a.source.document.id], [b.source.document.id])
    );
  };
}

function plain(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
  return isPassageCell(cell) ? (cell.note ?? cell.passages[0]?.text ?? null) : null;
}

function isEmpty(cell: Cell): boolean {
  const value = plain(cell);
  return value === null || value === '';
}

/** Numbers before texts, numbers by size, texts without case; null last. */
function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [asNumber(a), asNumber(b)];
  if (left !== null && right !== null) return left - right;
  if (left !== null || right !== null) return left === null ? 1 : -1;
  const [folded, other] = [fold(String(a)), fold(String(b))];
  return folded < other ? -1 : folded > other ? 1 : 0;
}

function asNumber(value: string | number): number | null {
  if (typeof value === 'number') return value;
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
