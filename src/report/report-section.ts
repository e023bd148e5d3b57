// A report as data: sections of text, lists, tables and charts, which report.md and an HTML page render alike.
import type { Chart } from '../analysis/chart.ts';
import type { Passage, Table } from '../analysis/table.ts';

/** A piece of a line: plain words, or words that stand out, are code, or lead to a file of the reports. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Line = readonly Inline[];

/** An entry of a list: its line, and a place to read with the title of its document. */
export interface ReportItem {
  readonly line: Line;
  readonly example?: { readonly title: string; readonly passage: Passage } | null;
}

/** A part of a section. A table that stands under the section's own title has no heading (`titled`: false). */
export type ReportBlock =
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ReportItem[] }
  | { readonly kind: 'table'; readonly table: Table; readonly titled: boolean }
  | { readonly kind: 'chart'; readonly chart: Chart };

export interface ReportSection {
  /** Stable kebab-case name, for anchors. */
  readonly id: string;
  /** null for the lines that open the report, under its own title. */
  readonly title: string | null;
  readonly blocks: readonly ReportBlock[];
}

/** Everything that the study's page shows, in its order. */
export interface StudyReport {
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

/** A section that is one table under its own title. */
export function tableSection(table: Table): ReportSection {
  return { id: table.id, title: table.title, blocks: [{ kind: 'table', table, titled: false }] };
}

/** A paragraph of plain words. */
export function plainText(words: string): ReportBlock {
  return { kind: 'text', line: [words] };
}
