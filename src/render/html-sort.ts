// The script of a sortable HTML table: small, in the page itself, so that a saved page still sorts. It
// is text, not code of this program; without scripting the table reads the same.

/**
 * Each head's button sorts by its column: figures by value (`data-value`), text by the reader's
 * collation; cells without a value come last, rows of totals behind them in their order. A second press turns the order; `aria-sort` tells it.
 */
export const SORT_SCRIPT = `(() => {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  const isEmpty = (key) => key === '' || Number.isNaN(key);
  const compare = (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  const sort = (table, head) => {
    const column = head.cellIndex;
    const turn = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', turn === 1 ? 'ascending' : 'descending');
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
    const isTotal = ({ row }) => row.classList.contains('total');
    rows.sort((a, b) =>
      isTotal(a) || isTotal(b)
        ? Number(isTotal(a)) - Number(isTotal(b))
        : isEmpty(a.key) || isEmpty(b.key)
        ? Number(isEmpty(a.key)) - Number(isEmpty(b.key))
        : turn * compare(a.key, b.key),
    );
    body.append(...rows.map(({ row }) => row));
  };
  for (const table of document.querySelectorAll('table.axial-table')) {
    for (const head of table.tHead.rows[0].cells) {
      head.querySelector('button')?.addEventListener('click', () => sort(table, head));
    }
  }
})();`;
