// Framework analysis (Ritchie and Spencer 1994): each cell is the scholar's summary of what a document
// says of a code, then the quotations on which the summary rests.

import { withDescendants } from '../../codebook/codebook.ts';
import type { Summary } from '../../coding/ledger/ledger-state.ts';
import { type CodedStretch, chooseQuotations } from '../choose-quotations.ts';
import type { Cell, Passage } from '../table.ts';
import { ABSENT, absence, codingsOf, evidenceCell, type ReviewedRow } from './review-cells.ts';
import { codeName } from './review-column.ts';

/** What is still to be done about a cell. */
export type CellState = 'not coded' | 'no summary' | 'empty field';

/** The scholars' summaries for a code and those below it, then the quotations that they cite. */
export function frameworkCell(row: ReviewedRow, code: string): Cell {
  const summaries = withDescendants(row.codebook, code).flatMap((each) =>
    summariesFor(row, (summary) => summary.code === each),
  );
  if (summaries.length === 0) return evidenceCell(row, code);
  // A quotation that is lost is told, whether the summary cites it or not.
  row.check.lost(codingsOf(row, code));
  const note = (summary: Summary): string =>
    summary.code === code || summary.code === null
      ? ''
      : `${codeName(row.codebook, summary.code)}: `;
  return summaryCell(row, summaries, note);
}

/** A field of extraction: the scholars' summaries, else what the front matter says. */
export function fieldCell(row: ReviewedRow, field: string): Cell {
  const summaries = summariesFor(row, (summary) => summary.field === field);
  if (summaries.length > 0) return summaryCell(row, summaries, () => '');
  return fieldInFrontMatter(row, field);
}

function fieldInFrontMatter({ coded }: ReviewedRow, field: string): string | null {
  const { fields, other, variables } = coded.document.metadata;
  const value = fields[field] ?? other[field] ?? variables[field];
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.map(String).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is to be done about a cell; null for nothing. */
export function stateOf(
  row: ReviewedRow,
  column: { readonly kind: string; readonly name: string },
): CellState | null {
  if (column.kind === 'field') return fieldCell(row, column.name) === null ? 'empty field' : null;
  if (column.kind !== 'code') return null;
  const family = withDescendants(row.codebook, column.name);
  const isSummarised =
    summariesFor(row, ({ code }) => code !== null && family.includes(code)).length > 0;
  if (isSummarised) return null;
  if (codingsOf(row, column.name).some(({ origin }) => origin !== 'machine')) return 'no summary';
  return absence(row, column.name) === ABSENT ? null : 'not coded';
}

function summariesFor(
  { coded, filter }: ReviewedRow,
  isMeant: (summary: Summary) => boolean,
): readonly Summary[] {
  return (coded.summaries ?? []).filter(
    (summary) =>
      summary.value.trim() !== '' &&
      isMeant(summary) &&
      (!filter.coders || filter.coders.includes(summary.coder)),
  );
}

/** The summaries, each with its coder where several wrote one, and the passages that they cite. */
function summaryCell(
  row: ReviewedRow,
  summaries: readonly Summary[],
  before: (summary: Summary) => string,
): Cell {
  const hasSeveral = new Set(summaries.map(({ coder }) => coder)).size > 1;
  const lines = summaries.map(
    (summary) =>
      `${before(summary)}${summary.value.trim()}${hasSeveral ? ` (${summary.coder})` : ''}`,
  );
  const cites = [...new Set(summaries.flatMap((summary) => summary.cites))];
  return { note: lines.join('\n'), passages: citedPassages(row, cites) };
}

/** Every coding that is cited, whatever the filter and the limit say; one that is gone is counted. */
function citedPassages(row: ReviewedRow, cites: readonly string[]): Passage[] {
  const { coded, check } = row;
  const cited = coded.codings.filter(({ id }) => cites.includes(id));
  check.goneCites += cites.length - new Set(cited.map(({ id }) => id)).size;
  check.lost(cited);
  const stretches: readonly CodedStretch[] = chooseQuotations(cited, Number.POSITIVE_INFINITY);
  return stretches.flatMap((stretch) => {
    const made = check.passage(coded.document, stretch, row.maxWords);
    return made === null ? [] : [made];
  });
}
