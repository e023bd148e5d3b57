// Which documents make up n. An absence counts only where somebody has read the whole document.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { Origin } from '../coding/coding.ts';
import { counted } from '../text/counted.ts';
import type { CodingFilter } from './quotations.ts';
import type { CountingOptions, DocumentCounts } from './unit-counts.ts';

/** Origins that a person decided. */
export const HUMAN_ORIGINS: readonly Origin[] = ['manual', 'inline', 'document', 'accepted'];

/** Which documents make up n, and why. */
export interface Scope {
  /** `all`: every document; `done`: those that a coder has finished for the codes in question. */
  readonly basis: 'all' | 'done';
  readonly documents: number;
  readonly ofDocuments: number;
  /** One plain sentence for the table's notes. */
  readonly note: string;
}

/**
 * Narrows counts to the documents in scope. With rules or machines among the origins every document
 * counts. With human origins alone, the documents done for all codes in question; where nobody is done
 * with any, all documents, and the note says so.
 */
export function inScope(
  corpus: CodedCorpus,
  counts: readonly DocumentCounts[],
  filter: CodingFilter,
): { counts: readonly DocumentCounts[]; scope: Scope } {
  const all = counts.length;
  const scope = (basis: Scope['basis'], documents: number, note: string): Scope => ({
    basis,
    documents,
    ofDocuments: all,
    note,
  });
  if (!humanOnly(filter))
    return {
      counts,
      scope: scope('all', all, all === 1 ? 'The only document.' : `All ${all} documents.`),
    };

  const codes = filter.codes?.flatMap((code) => withDescendants(corpus.codebook, code)) ?? [
    ...corpus.codebook.codes.keys(),
  ];
  const done = counts.filter((count) =>
    count.done.some(
      (mark) =>
        (!filter.coders || filter.coders.includes(mark.coder)) &&
        codes.every((code) => mark.codes.has(code)),
    ),
  );
  if (done.length === 0) {
    const which = all === 1 ? 'The only document' : `All ${all} documents`;
    const note = `${which}: nobody is done with ${all === 1 ? 'it' : 'any of them'} for these codes, so an uncoded unit may only be unread.`;
    return { counts, scope: scope('all', all, note) };
  }
  const changed = done.filter((count) => count.done.some((mark) => mark.changed)).length;
  const suffix = changed > 0 ? ` ${changed} of them changed since they were read.` : '';
  const others = counts.filter((count) => !done.includes(count));
  const unread = others.reduce((sum, count) => sum + count.counted, 0);
  const beside = unread > 0 ? ` ${counted(unread, 'coding')} in the others left out.` : '';
  const note = `${done.length} of ${counted(all, 'document')}: ${done.length === 1 ? 'the one' : 'those'} done for these codes.${suffix}${beside}`;
  return { counts: done, scope: scope('done', done.length, note) };
}

function humanOnly({ origins, coders }: CodingFilter): boolean {
  if (coders) return true;
  return origins?.every((origin) => HUMAN_ORIGINS.includes(origin)) ?? false;
}

/** The sentences under every table of counts: unit, n, scope, what was left out. */
export function countingNotes(
  counts: readonly DocumentCounts[],
  options: CountingOptions,
  scope: Scope,
): string[] {
  const n = counts.reduce((sum, count) => sum + count.n, 0);
  const leftOut = counts.reduce((sum, count) => sum + count.leftOut, 0);
  const inNoUnit = counts.reduce((sum, count) => sum + count.inNoUnit, 0);
  const whole = counts.reduce((sum, { ofWholeDocument }) => sum + ofWholeDocument, 0);
  const unit = options.unit === 'overlap' ? 'word' : options.unit;
  const notes = [`Unit: ${unit}; n = ${n}. ${scope.note}`];
  if (options.assign === 'majority') {
    notes.push('A coding counts only in the unit that holds most of its words.');
  }
  if (whole > 0) {
    notes.push(`Left out: ${counted(whole, 'coding')} of whole documents (unit document only).`);
  }
  if (leftOut > 0) {
    notes.push(`Left out: codings in excluded sections or without a word (${leftOut}).`);
  }
  if (inNoUnit > 0) {
    notes.push(`Codings that stand in no ${unit}, such as those of headings: ${inNoUnit}.`);
  }
  const fromNotes = counts.filter(({ document }) => document.metadata.rendition === 'notes').length;
  if (fromNotes > 0) {
    notes.push(
      `${fromNotes} of ${counted(counts.length, 'document')} ${fromNotes === 1 ? 'is a note about its' : 'are notes about their'} source: these figures count the note-writer’s words.`,
    );
  }
  return notes;
}
