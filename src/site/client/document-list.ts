// The list of documents: shows only those whose title or author holds some letters.

/** Makes the list's filter work, if this page has one. */
export function startDocumentList(): void {
  const table = document.querySelector<HTMLTableElement>('#document-list');
  const place = document.querySelector<HTMLElement>('#list-filter');
  const input = document.querySelector<HTMLInputElement>('#filter');
  const count = document.querySelector<HTMLElement>('#filter-count');
  const rows = [...(table?.tBodies[0]?.rows ?? [])];
  if (!place || !input || !count) return;
  place.hidden = false;
  input.addEventListener('input', () => {
    const wanted = fold(input.value);
    let shown = 0;
    for (const row of rows) {
      const isShown = fold(`${textOf(row, 0)} ${textOf(row, 1)}`).includes(wanted);
      row.hidden = !isShown;
      if (isShown) shown++;
    }
    count.textContent = wanted === '' ? '' : `${shown} of ${rows.length}`;
  });
}

function textOf(row: HTMLTableRowElement, cell: number): string {
  return row.cells[cell]?.textContent ?? '';
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
