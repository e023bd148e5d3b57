// Quotations as a list on a page: the words, in quotation marks where they are the source's, then where
// they stand, with a link into the document's page.
import { passage } from '../analysis/passage.ts';
import { compareText } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { documentPath } from './addresses.ts';
import { type Html, html } from './html.ts';
import { whoCoded } from './margin-notes.ts';

/** A coded stretch, ready to be listed; the document itself need not be kept. */
export interface ListedQuotation {
  readonly document: string;
  readonly title: string;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly marks: readonly string[];
  readonly locator: string;
  readonly start: number;
  readonly end: number;
  /** The codings of one code on the stretch. */
  readonly codings: readonly Coding[];
}

/** Words of a quotation in a list before it is cut with […]. */
const MOST_WORDS = 120;

/**
 * The stretches of some codings of one document, in the order of the text; those of one code on one
 * stretch are one. Codes of the whole document, and codings without a place, are no quotations.
 */
export function listedQuotations(
  document: SourceDocument,
  codings: readonly Coding[],
): ListedQuotation[] {
  const groups = new Map<string, Coding[]>();
  for (const coding of codings) {
    const { status, origin, start, end, code } = coding;
    if (origin === 'document' || (status !== 'anchored' && status !== 'moved')) continue;
    const key = `${start} ${end} ${code}`;
    const group = groups.get(key);
    if (group) group.push(coding);
    else groups.set(key, [coding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { start, end, quote } = first;
    const { text, quoted, marks, locator } = passage(
      document,
      { start, end, quote, codings: group },
      MOST_WORDS,
    );
    return [
      {
        document: document.id,
        title: document.title,
        text,
        isQuoted: quoted,
        marks,
        locator,
        start,
        end,
        codings: group,
      },
    ];
  });
}

/** In the order of the text. */
export function comparePlaces(a: ListedQuotation, b: ListedQuotation): number {
  return a.start - b.start || a.end - b.end || compareText(a.text, b.text);
}

/** One entry of a list; `label` says more, such as which code below it was given. */
export function quotationItem(quotation: ListedQuotation, root: string, label: Html | null): Html {
  const { text, isQuoted, marks, locator, codings, document } = quotation;
  const words = isQuoted
    ? html`<q dir="auto">${text}</q>`
    : html`<span class="note-text" dir="auto">${text}</span>`;
  const shown = marks.filter((mark) => mark !== 'rule');
  const memos = codings.flatMap(({ memo }) => memo ?? []);
  return html`<li>${words}<p class="place"><a href="${root}${documentPath(document)}#c-${codings[0]?.id ?? ''}">${locator}</a>${
    shown.length > 0 ? html` (${shown.join('; ')})` : null
  } · ${codings.map((coding, index) => html`${index > 0 ? '; ' : null}${whoCoded(coding)}`)}${label === null ? null : html` · ${label}`}</p>${memos.map(
    (memo) => html`<p class="memo" dir="auto">${memo}</p>`,
  )}</li>
`;
}
