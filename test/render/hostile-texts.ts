// Texts that must come out the same in every format.
import type { Cell, Table } from '../../src/analysis/table.ts';
import { column, tableOf } from './sample-table.ts';

export const HOSTILE_TEXTS = [
  '& % $ # _ { } ~ ^ \\ < >',
  '“curly” "plain" ‘single’ it’s \'x\' `tick` „unten“ «guillemets»',
  '<script>alert("1")</script> <!-- c --> &amp; &lt;',
  'a -- b --- c … ... ?` !` ,, << >>',
  '[a] (b) *c* **d** _e_ |f| @g :h[i] !j',
  '政府购买服务，依赖政府。',
  '한국어 日本語 ελληνικά русский',
  'שלום עולם and مرحبا بالعالم',
  'naïve Ärger École Żółć ſtraße',
  '_x0041_ _x000D_ literal',
  '\\textbf{x} \\input{/etc/passwd} $\\alpha$ %comment',
  '=SUM(A1) +1 -1 @x',
  'one\ntwo\n\nfour',
  'tab\tinside',
  '  spaces  inside and around  ',
] as const;

/** One text a row, also in the head, in a note and as a quotation. */
export const HOSTILE_TABLE: Table = {
  ...tableOf(
    [column('text', 'text', { label: HOSTILE_TEXTS[0] }), column('passage', 'passages')],
    HOSTILE_TEXTS.map((text): Cell[] => [
      text,
      { note: null, passages: [{ text, quoted: true, marks: [], locator: 'p. 1', href: null }] },
    ]),
  ),
  notes: [...HOSTILE_TEXTS],
};
