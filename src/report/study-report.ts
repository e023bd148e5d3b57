// The study on one page: corpus, codebook, frequencies, the strongest co-occurrences with a passage
// each, charts, findings, versions and hashes.

import type { Chart } from '../analysis/chart.ts';
import type { CodeFrequencies } from '../analysis/code-frequencies.ts';
import { frequencyTable } from '../analysis/code-frequencies.ts';
import type { CorpusOverview } from '../analysis/corpus-overview.ts';
import type { Provenance } from '../analysis/provenance.ts';
import type { StrongPair } from '../analysis/strongest-pairs.ts';
import type { Table } from '../analysis/table.ts';
import { escapeMarkdownInline } from '../render/escape-markdown.ts';
import { passageMarkdown, renderMarkdown } from '../render/markdown.ts';

export interface ReportFinding {
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
}

export interface StudyReport {
  readonly title: string;
  readonly overview: CorpusOverview;
  readonly codebook: Table;
  readonly frequencies: CodeFrequencies;
  readonly pairs: {
    readonly families: readonly StrongPair[];
    readonly children: readonly StrongPair[];
  };
  readonly cooccurrenceNotes: readonly string[];
  readonly charts: readonly Chart[];
  readonly findings: readonly ReportFinding[];
  readonly provenance: Provenance;
  readonly version: string;
  /** What leads from the report's folder to the study's folder, for links. */
  readonly linkBase: string;
}

/** Findings shown on the page before the rest is only counted. */
const FINDINGS_SHOWN = 20;

/** The report as Markdown. */
export function renderStudyReport(report: StudyReport): string {
  const sections = [
    `# ${escapeMarkdownInline(report.title)}`,
    summary(report.overview),
    renderMarkdown(report.overview.byType).trimEnd(),
    renderMarkdown(report.codebook).trimEnd(),
    renderMarkdown(frequencyTable(report.frequencies, { indent: true })).trimEnd(),
    pairsSection(report),
    chartsSection(report.charts),
    findingsSection(report.findings),
    provenanceSection(report),
  ];
  return `${sections.join('\n\n')}\n`;
}

function summary(overview: CorpusOverview): string {
  const years = overview.years ? `, ${overview.years.first} to ${overview.years.last}` : '';
  const origins = Object.entries(overview.codings)
    .sort()
    .map(([origin, count]) => `${origin} ${count}`)
    .join(', ');
  const notes =
    overview.notes === 0
      ? ''
      : ` ${overview.notes} of the documents are somebody’s notes about their source: what is shown from them is a note, not a quotation, and the figures count the note-writer’s words.`;
  return `${overview.documents} documents${years}, ${overview.words} words. Codings by origin: ${origins || 'none'}.${notes}`;
}

function pairsSection({ pairs, cooccurrenceNotes, linkBase }: StudyReport): string {
  const list = (title: string, found: readonly StrongPair[]): string[] =>
    found.length === 0
      ? []
      : [`### ${title}`, found.map((pair) => pairItem(pair, linkBase)).join('\n')];
  const lists = [
    ...list('Between families', pairs.families),
    ...list('Between codes below them', pairs.children),
  ];
  return [
    '## Strongest co-occurrences',
    ...(lists.length > 0 ? lists : ['No two codes occur in the same unit.']),
    `${cooccurrenceNotes.map(escapeMarkdownInline).join(' ')} All pairs: [cooccurrence.md](cooccurrence.md).`,
  ].join('\n\n');
}

function pairItem({ pair, example }: StrongPair, linkBase: string): string {
  const figures = [
    `${pair.n12} units with both (of ${pair.n1} and ${pair.n2})`,
    ...(pair.disputed > 0 ? [`${pair.disputed} of them disputed`] : []),
    figure('expected', pair.expected, 1),
    figure('Jaccard', pair.jaccard, 2),
    figure('lift', pair.lift, 2),
  ].join(', ');
  const codes = `**${escapeMarkdownInline(pair.a)}** and **${escapeMarkdownInline(pair.b)}**`;
  if (!example) return `- ${codes}: ${figures}.`;
  const title = escapeMarkdownInline(example.title);
  return `- ${codes}: ${figures}.  \n  *${title}:* ${passageMarkdown(example.passage, linkBase)}`;
}

function figure(
  name: string,
  value: number | { readonly reason: string },
  decimals: number,
): string {
  return typeof value === 'number'
    ? `${name} ${value.toFixed(decimals)}`
    : `${name} not defined (${value.reason})`;
}

function chartsSection(charts: readonly Chart[]): string {
  const images = charts.map(
    (chart) =>
      `![${escapeMarkdownInline(`${chart.title}. ${chart.description}`)}](${chart.id}.svg)`,
  );
  return `## Charts\n\n${images.join('\n\n')}`;
}

function findingsSection(findings: readonly ReportFinding[]): string {
  if (findings.length === 0)
    return '## Findings\n\nNothing wrong in documents, codebook and codings.';
  const shown = findings.slice(0, FINDINGS_SHOWN).map(({ severity, message, file, line }) => {
    const place = line === null ? file : `${file}:${line}`;
    return `- ${severity}: ${escapeMarkdownInline(`${place}: ${message}`)}`;
  });
  const rest = findings.length - shown.length;
  const more = rest > 0 ? `\n- and ${rest} more; "axial check" lists them all.` : '';
  return `## Findings\n\n${shown.join('\n')}${more}`;
}

function provenanceSection({ provenance, version }: StudyReport): string {
  return [
    '## Versions and hashes',
    [
      `- Axial ${version}`,
      `- Corpus (SHA-256): \`${provenance.corpus}\``,
      `- Codebook (SHA-256): \`${provenance.codebook}\``,
      `- Rules (SHA-256): \`${provenance.rules}\``,
    ].join('\n'),
    'The same corpus, codebook and rules give the same files, byte for byte.',
  ].join('\n\n');
}
