// The page of a document: text and margin point at each other, the legend shows and hides codes, and a
// link to a coding opens its note.

/** Makes the page of a document work, if this is one. */
export function startDocumentPage(): void {
  const text = document.querySelector<HTMLElement>('.text');
  if (!text) return;
  document.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest('mark[data-notes]') : null;
    // Words that a reader selects are no click.
    if (mark instanceof HTMLElement && (getSelection()?.isCollapsed ?? true)) openNotes(mark);
  });
  for (const note of document.querySelectorAll<HTMLDetailsElement>('details.note')) {
    note.addEventListener('toggle', () => showMarks(note));
    note.addEventListener('pointerenter', () => light(note, true));
    note.addEventListener('pointerleave', () => light(note, note.open));
  }
  for (const box of document.querySelectorAll<HTMLInputElement>('.legend input[data-look]')) {
    box.addEventListener('change', () => showCode(box.dataset.look ?? '', box.checked));
  }
  window.addEventListener('hashchange', openTarget);
  window.addEventListener('beforeprint', () => {
    for (const note of document.querySelectorAll<HTMLDetailsElement>('details.note:has(.memo)')) {
      note.open = true;
    }
  });
  openTarget();
}

function openNotes(mark: HTMLElement): void {
  const notes = (mark.dataset.notes ?? '').split(' ').flatMap((id) => noteById(id) ?? []);
  const willOpen = notes.some((note) => !note.open);
  for (const note of notes) note.open = willOpen;
  if (willOpen) notes[0]?.scrollIntoView({ block: 'nearest' });
}

function noteById(id: string): HTMLDetailsElement | null {
  const found = document.getElementById(id);
  return found instanceof HTMLDetailsElement ? found : null;
}

function showMarks(note: HTMLDetailsElement): void {
  note.classList.toggle('on', note.open);
  light(note, note.open);
}

function light(note: HTMLDetailsElement, isOn: boolean): void {
  for (const mark of document.querySelectorAll(`mark[data-notes~="${note.id}"]`)) {
    mark.classList.toggle('on', isOn);
  }
}

/** Opens the notes of the coding to which the address leads. */
function openTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith('c-')) return;
  const link = document.querySelector(`.note a[href="#${CSS.escape(id)}"]`);
  const note = link?.closest('details.note');
  if (note instanceof HTMLDetailsElement) note.open = true;
}

function showCode(look: string, isShown: boolean): void {
  const inText = `:is(mark, mark span).${look}`;
  for (const part of document.querySelectorAll(inText)) part.classList.toggle('off', !isShown);
  for (const note of document.querySelectorAll<HTMLElement>(`.note.${look}`)) {
    note.hidden = !isShown;
  }
}
