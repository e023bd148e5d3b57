// The search page: reads the query from the address, shows hits as they come, and says when it is done:
// the list then carries `data-total`, each hit `data-document` and `data-line`.

import type { UnitKind } from '../../query/unit-context.ts';
import { counted } from '../../text/counted.ts';
import { type Connection, connect } from './connect.ts';
import { fileLoader } from './file-loader.ts';
import { element, hitNodes } from './hit-text.ts';
import { askForLikelyFiles } from './likely-files.ts';
import type { FromWorker, SiteHit } from './protocol.ts';

const UNITS: readonly UnitKind[] = ['paragraph', 'sentence', 'section', 'document'];
/** Hits shown at once; the rest on request. */
const SHOWN = 1000;
/** Hits shown before the order of all is known. */
const SHOWN_EARLY = 20;

interface Page {
  readonly form: HTMLFormElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  readonly notes: HTMLElement;
  readonly more: HTMLButtonElement;
}

/** The search that is going on, or over. */
interface Search {
  readonly id: number;
  readonly order: string;
  readonly hits: SiteHit[];
}

type Heard = Exclude<FromWorker, { kind: 'want' }>;

/** Makes the search page work. Its files are asked for before the page itself has come. */
export function startSearchPage(): void {
  const files = fileLoader();
  let hearNow: (message: Heard) => void = () => undefined;
  const connection = connect(files, (message) => {
    if (message.kind !== 'want') hearNow(message);
  });
  void askForLikelyFiles(readAddress().query, files);
  const begin = (): void => {
    const page = findPage();
    if (page) hearNow = answerOn(page, connection);
  };
  if (document.readyState !== 'loading') begin();
  else document.addEventListener('DOMContentLoaded', begin);
}

/** Answers the query of the address, now and whenever it changes; gives who listens to the search. */
function answerOn(page: Page, connection: Connection): (message: Heard) => void {
  const title = document.title;
  let search: Search = { id: 0, order: 'rank', hits: [] };
  const answerAddress = (): void => {
    const asked = readAddress();
    search = { id: search.id + 1, order: asked.order, hits: [] };
    empty(page, asked);
    document.title = asked.query === '' ? title : `${asked.query} – ${title}`;
    if (asked.query === '') return;
    connection.send({ kind: 'search', id: search.id, query: asked.query, unit: asked.unit });
  };
  page.form.addEventListener('submit', (event) => {
    if (goTo(page.form)) {
      event.preventDefault();
      answerAddress();
    }
  });
  window.addEventListener('popstate', answerAddress);
  page.more.addEventListener('click', () => showNext(page, search));
  answerAddress();
  return (message) => {
    if (message.id === search.id) hear(page, search, message);
  };
}

function findPage(): Page | null {
  const form = document.querySelector<HTMLFormElement>('#search-form');
  const list = document.querySelector<HTMLElement>('#hits');
  const status = document.querySelector<HTMLElement>('#search-status');
  const notes = document.querySelector<HTMLElement>('#search-notes');
  const more = document.querySelector<HTMLButtonElement>('#more-hits');
  return form && list && status && notes && more ? { form, list, status, notes, more } : null;
}

interface Asked {
  readonly query: string;
  readonly unit: UnitKind;
  readonly order: string;
}

function readAddress(): Asked {
  const asked = new URLSearchParams(location.search);
  return {
    query: (asked.get('q') ?? '').trim(),
    unit: UNITS.find((each) => each === asked.get('unit')) ?? 'paragraph',
    order: asked.get('sort') === 'document' ? 'document' : 'rank',
  };
}

/** Puts the form's question into the address without loading the page anew, where that is allowed. */
function goTo(form: HTMLFormElement): boolean {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') asked.set(name, value);
  }
  try {
    history.pushState(null, '', `?${asked}`);
    return true;
  } catch {
    return false;
  }
}

/** Empties the page for a new search. */
function empty({ form, list, status, notes, more }: Page, { query, unit, order }: Asked): void {
  setValue(form, 'q', query);
  setValue(form, 'unit', unit);
  setValue(form, 'sort', order);
  list.replaceChildren();
  delete list.dataset.total;
  delete list.dataset.error;
  list.dataset.query = query;
  notes.replaceChildren();
  more.hidden = true;
  status.textContent = query === '' ? '' : 'Searching …';
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}

function hear(page: Page, search: Search, message: Heard): void {
  const { list, status, notes } = page;
  const { hits } = search;
  switch (message.kind) {
    case 'hits': {
      const room = SHOWN_EARLY - list.childElementCount;
      if (room > 0) list.append(...message.hits.slice(0, room).map(hitItem));
      hits.push(...message.hits);
      if (message.read < message.files) {
        status.textContent = `${counted(hits.length, 'hit')} so far; ${message.read} of ${message.files} parts read …`;
      }
      return;
    }
    case 'done':
      hits.sort(search.order === 'rank' ? byRank : byPlace);
      list.replaceChildren();
      showNext(page, search);
      notes.replaceChildren(...message.notes.map((note) => element('p', {}, [note])));
      status.textContent = summary(hits);
      list.dataset.total = String(message.total);
      return;
    case 'problem':
      status.replaceChildren(element('pre', { class: 'query-error' }, [message.message]));
      list.dataset.error = message.message;
      list.dataset.total = '0';
      return;
  }
}

/** Shows the next hits of a search that is over. */
function showNext({ list, more }: Page, { hits }: Search): void {
  const shown = list.childElementCount;
  list.append(...hits.slice(shown, shown + SHOWN).map(hitItem));
  more.hidden = list.childElementCount >= hits.length;
}

function summary(hits: readonly SiteHit[]): string {
  if (hits.length === 0) return 'No hit.';
  const documents = new Set(hits.map((hit) => hit.document)).size;
  return `${counted(hits.length, 'hit')} in ${counted(documents, 'document')}`;
}

function hitItem(hit: SiteHit): HTMLElement {
  const section = hit.section[0] === hit.title ? hit.section.slice(1) : hit.section;
  const kind = hit.kind === 'heading' || hit.kind === 'code' ? ` (${hit.kind})` : '';
  const place = [...section, `line ${hit.line}${kind}`].join(' › ');
  const codes = hit.codes.map((code) =>
    element('a', { href: code.page, class: `chip named ${code.look}` }, [code.name]),
  );
  return element('li', { 'data-document': hit.document, 'data-line': String(hit.line) }, [
    element('p', { class: 'hit-source' }, [
      element('a', { href: `${hit.page}#L${hit.line}`, dir: 'auto' }, [hit.title]),
      element('span', { class: 'hit-place', dir: 'auto' }, [place]),
    ]),
    element('p', { class: 'hit-text', dir: 'auto' }, hitNodes(hit)),
    ...(codes.length > 0 ? [element('p', { class: 'hit-codes' }, codes)] : []),
  ]);
}

function byRank(a: SiteHit, b: SiteHit): number {
  return b.score - a.score || compareText(a.title, b.title) || byPlace(a, b);
}

function byPlace(a: SiteHit, b: SiteHit): number {
  return compareText(a.document, b.document) || a.start - b.start || a.end - b.end;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
