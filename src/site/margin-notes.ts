// Notes in the margin: one for each stretch and code, with everybody who coded it.
import type { Codebook } from '../codebook/codebook.ts';
import { compareCodings } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { codePath } from './addresses.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import type { Mark } from './marked-text.ts';

export interface MarginNote extends Mark {
  readonly code: string;
  readonly codings: readonly Coding[];
}

/** The notes of a document in the order of its text. Codes of the whole document are none. */
export function marginNotes(
  codings: readonly Coding[],
  classOf: (code: string) => string,
): MarginNote[] {
  const groups = new Map<string, Coding[]>();
  for (const coding of [...codings].sort(compareCodings)) {
    if (coding.origin === 'document') continue;
    const key = `${coding.start} ${coding.end} ${coding.code}`;
    const group = groups.get(key);
    if (group) group.push(coding);
    else groups.set(key, [coding]);
  }
  return [...groups.values()].flatMap((group, index) => {
    const [first] = group;
    if (!first) return [];
    const { start, end, code } = first;
    const ids = group.map(({ id }) => id);
    return [{ start, end, code, codings: group, look: classOf(code), ids, note: `n${index}` }];
  });
}

export interface NoteSurroundings {
  readonly codebook: Codebook;
  readonly root: string;
}

/** A note: the code's name, and on opening it who coded and why. */
export function noteHtml(note: MarginNote, { codebook, root }: NoteSurroundings): Html {
  const code = codebook.codes.get(note.code);
  const memos = note.codings.filter(({ memo }) => memo !== null).length;
  const stances = [...new Set(note.codings.flatMap(({ stance }) => stance ?? []))];
  const marks = [
    ...stances.map((stance) => html` <span class="stance">${stance}</span>`),
    memos > 0 ? html` <span class="has-memo">memo</span>` : null,
  ];
  return html`<details class="note ${note.look}" id="${note.note}"><summary><span class="note-name named ${note.look}" dir="auto">${code?.name ?? note.code}</span>${marks}</summary>
<ul>${note.codings.map(codingItem)}</ul>
<p><a href="${root}${codePath(note.code)}">What this code means, and all its quotations</a></p>
</details>`;
}

function codingItem(coding: Coding): Html {
  const { id, memo, translation } = coding;
  return html`<li>${whoCoded(coding)} <a class="permalink" href="#c-${id}">Link to this coding</a>${
    memo === null || memo === undefined ? null : html`<p class="memo" dir="auto">${memo}</p>`
  }${
    translation === null || translation === undefined
      ? null
      : html`<p class="translation" dir="auto">Own translation: ${translation}</p>`
  }</li>`;
}

/** `by hand, yw`; `rule lack-of-trust`. */
export function whoCoded({ origin, coder, rule, stance }: Coding): HtmlValue {
  const parts = [ORIGIN_NAMES[origin], rule, coder, stance].filter((part) => part !== null);
  return html`<span class="who">${parts.join(', ')}</span>`;
}

/** Origins in words. */
export const ORIGIN_NAMES: Readonly<Record<Coding['origin'], string>> = {
  manual: 'by hand',
  inline: 'tag in the text',
  document: 'whole document',
  rule: 'rule',
  accepted: 'rule, accepted',
  machine: 'machine',
};
