// The style sheet of an HTML table: readable on a screen, in the dark, and in print.

export const TABLE_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --muted: #57606a; --rule: #d8dee4; --paper: #fff; --head: #f0f3f6; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --muted: #a3adb8; --rule: #3d444d; --paper: #0d1117; --head: #1c2128; --link: #6cb6ff; }
}
body { margin: 2rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.axial-scroll { overflow-x: auto; }
.axial-table { border-collapse: collapse; border-block: 2px solid var(--ink); font-size: 0.9rem; }
.axial-table caption { text-align: start; font-size: 1.25rem; font-weight: 600; padding-block-end: 0.75rem; }
.axial-table th, .axial-table td { padding: 0.4rem 0.75rem; text-align: start; vertical-align: top; }
.axial-table th { background: var(--head); border-block-end: 1px solid var(--ink); }
.axial-table tbody tr + tr > * { border-block-start: 1px solid var(--rule); }
.axial-table tbody th { background: none; border-block-end: 0; font-weight: 500; }
.axial-table tr.total > * { font-weight: 600; background: var(--head); }
.axial-table .end { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.axial-table button { all: unset; cursor: pointer; font-weight: 600; }
.axial-table button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.axial-table button::after { content: "\\a0↕"; color: var(--muted); }
.axial-table [aria-sort=ascending] button::after { content: "\\a0↑"; color: inherit; }
.axial-table [aria-sort=descending] button::after { content: "\\a0↓"; color: inherit; }
.axial-table p { margin: 0; white-space: pre-line; min-inline-size: 16rem; max-inline-size: 34rem; }
.axial-table p + p { margin-block-start: 0.5rem; }
.axial-table a { color: var(--link); white-space: nowrap; }
.axial-mark, .axial-not-defined { color: var(--muted); font-style: italic; white-space: normal; }
.axial-notes { margin-block-start: 0.75rem; color: var(--muted); font-size: 0.85rem; max-inline-size: 60rem; }
.axial-notes p { margin-block: 0.25rem; }
@media print {
  @page { size: landscape; }
  body { margin: 0; color: #000; background: none; }
  .axial-scroll { overflow: visible; }
  .axial-table thead { display: table-header-group; }
  .axial-table tr { break-inside: avoid; }
  .axial-table button::after { content: ""; }
}
`.trim();
