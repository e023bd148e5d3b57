// Everything that `axial build` writes, from one coded corpus: tables, charts and the page.

import {
  type CodeFrequencies,
  codeFrequencies,
  frequencyTable,
} from '../analysis/code-frequencies.ts';
import { codesByVariable, codesOverYears } from '../analysis/codes-by-variable.ts';
import { type Cooccurrences, cooccurrences } from '../analysis/cooccurrence.ts';
import {
  cooccurrenceHeatMap,
  cooccurrenceMatrix,
  cooccurrenceNetwork,
  cooccurrenceTable,
} from '../analysis/cooccurrence-table.ts';
import { type CodedCorpus, corpusOverview } from '../analysis/corpus-overview.ts';
import { exportedQuotations, quotationsTable } from '../analysis/quotations-table.ts';
import { type StrongPair, strongestPairs } from '../analysis/strongest-pairs.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import { csvParts, renderCsv, streamCsv } from '../render/csv.ts';
import { markdownParts, renderMarkdown } from '../render/markdown.ts';
import { renderSvg } from '../render/svg.ts';
import type { ReportEvidence } from './evidence.ts';
import { type EvidenceTableOptions, evidenceTable } from './evidence-table.ts';
import { renderReportHtml } from './render-report-html.ts';
import { renderReportMarkdown } from './render-report-markdown.ts';
import { studyReport } from './study-report.ts';
import type { ReportFinding } from './study-sections.ts';

export interface ReportOptions extends EvidenceTableOptions {
  readonly title: string;
  readonly unit: CountingUnit;
  readonly findings: readonly ReportFinding[];
  readonly version: string;
  readonly evidence: ReportEvidence;
  /** Titles of the sections that are left out of counts. */
  readonly exclude: readonly string[];
  /** What leads from the reports' folder to the study's folder, for links. */
  readonly linkBase: string;
}

export interface ReportFile {
  readonly name: string;
  /** The text, or its parts, which can be asked for once. */
  readonly content: string | Iterable<string>;
}

export interface BuiltReports {
  readonly files: readonly ReportFile[];
  readonly summary: {
    readonly documents: number;
    readonly words: number;
    readonly codings: number;
    readonly frequencies: ReturnType<typeof codeFrequencies>;
    readonly pairs: readonly StrongPair[];
  };
}

/** Pairs of codes shown on the page, and in the summary. */
const PAIRS_SHOWN = 8;
const QUOTATIONS_A_CELL = 2;

/** Runs every analysis of the report and renders it. The same corpus gives the same bytes. */
export async function buildReports(
  corpus: CodedCorpus,
  options: ReportOptions,
): Promise<BuiltReports> {
  const { linkBase } = options;
  // Counts are remembered by their corpus: those of this one are gone before the review table is read.
  const { files, summary } = await reportOfCounts({ ...corpus }, options);
  const review = evidenceTable(corpus, options, QUOTATIONS_A_CELL);
  return {
    files: [
      {
        name: 'codings.csv',
        content: streamCsv(quotationsTable(() => exportedQuotations(corpus))),
      },
      ...files.tables,
      { name: 'review-table.md', content: markdownParts(review, { linkBase }) },
      { name: 'review-table.csv', content: csvParts(review) },
      ...files.pages,
    ],
    summary,
  };
}

interface ReportOfCounts {
  readonly files: { readonly tables: readonly ReportFile[]; readonly pages: readonly ReportFile[] };
  readonly summary: BuiltReports['summary'];
}

/** Everything but the lists of codings and documents: tables, the page, charts. */
async function reportOfCounts(
  corpus: CodedCorpus,
  options: ReportOptions,
): Promise<ReportOfCounts> {
  const { unit, linkBase } = options;
  const overview = corpusOverview(corpus);
  const frequencies = codeFrequencies(corpus, { unit });
  const together = cooccurrences(corpus, { unit });
  const pairs = {
    families: strongestPairs(corpus, together, { level: 'families', limit: PAIRS_SHOWN }),
    children: strongestPairs(corpus, together, { level: 'children', limit: PAIRS_SHOWN }),
  };
  const charts = [
    cooccurrenceHeatMap(together),
    cooccurrenceNetwork(corpus, together),
    codesOverYears(
      corpus,
      codesByVariable(corpus, 'year', { unit }),
      corpus.codebook.roots.map((code) => code.id),
    ),
  ];
  const report = studyReport(corpus, {
    ...options,
    overview,
    frequencies,
    together,
    pairs,
    charts,
  });
  const pages: ReportFile[] = [
    { name: 'report.md', content: renderReportMarkdown(report, linkBase) },
    { name: 'index.html', content: renderReportHtml(report, linkBase) },
  ];
  for (const chart of charts) {
    pages.push({ name: `${chart.id}.svg`, content: await renderSvg(chart) });
  }
  return {
    files: { tables: countTables(frequencies, together, linkBase), pages },
    summary: {
      documents: overview.documents,
      words: overview.words,
      codings: Object.values(overview.codings).reduce((sum, count) => sum + count, 0),
      frequencies,
      pairs: [...pairs.families, ...pairs.children],
    },
  };
}

function countTables(
  frequencies: CodeFrequencies,
  together: Cooccurrences,
  linkBase: string,
): ReportFile[] {
  const all = cooccurrenceTable(together, { measures: 'all' });
  const shown = renderMarkdown(cooccurrenceTable(together), { linkBase });
  const matrix = renderMarkdown(cooccurrenceMatrix(together), { linkBase });
  return [
    { name: 'codes.csv', content: renderCsv(frequencyTable(frequencies, { indent: false })) },
    { name: 'cooccurrence.csv', content: renderCsv(all) },
    { name: 'cooccurrence.md', content: `${shown}\n${matrix}` },
  ];
}
