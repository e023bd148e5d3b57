// The study on one page, as sections: corpus, codebook, frequencies, co-occurrences, charts, how well the coding
// holds, how it was made, findings, versions and hashes.
import type { Chart } from '../analysis/chart.ts';
import { type CodeFrequencies, frequencyTable } from '../analysis/code-frequencies.ts';
import { codebookTable } from '../analysis/codebook-table.ts';
import type { Cooccurrences } from '../analysis/cooccurrence.ts';
import type { CodedCorpus, CorpusOverview } from '../analysis/corpus-overview.ts';
import { methodsFacts } from '../analysis/methods-facts.ts';
import { provenance } from '../analysis/provenance.ts';
import type { StrongPair } from '../analysis/strongest-pairs.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import type { ReportEvidence } from './evidence.ts';
import {
  agreementSection,
  humanFigures,
  saturationSection,
  validationSection,
} from './human-sections.ts';
import { methodsSection } from './methods-section.ts';
import { type ReportSection, type StudyReport, tableSection } from './report-section.ts';
import {
  findingsSection,
  pairsSection,
  provenanceSection,
  type ReportFinding,
  summarySection,
} from './study-sections.ts';

export interface StudyReportInput {
  readonly title: string;
  readonly unit: CountingUnit;
  readonly version: string;
  readonly exclude: readonly string[];
  readonly evidence: ReportEvidence;
  readonly findings: readonly ReportFinding[];
  readonly overview: CorpusOverview;
  readonly frequencies: CodeFrequencies;
  readonly together: Cooccurrences;
  readonly pairs: {
    readonly families: readonly StrongPair[];
    readonly children: readonly StrongPair[];
  };
  readonly charts: readonly Chart[];
}

/** Composes the page. The same corpus gives the same sections. */
export function studyReport(corpus: CodedCorpus, input: StudyReportInput): StudyReport {
  const { unit, evidence, version, exclude, overview, together } = input;
  const facts = methodsFacts(corpus, unit);
  const figures = humanFigures(corpus, facts, evidence);
  const hashes = { ...provenance(corpus), ledgers: evidence.ledgers };
  return {
    title: input.title,
    sections: [
      summarySection(overview),
      methodsSection({ facts, figures, evidence, hashes, version, exclude }),
      tableSection(overview.byType),
      tableSection(codebookTable(corpus.codebook)),
      tableSection(frequencyTable(input.frequencies, { indent: true })),
      pairsSection(input.pairs, together.notes),
      chartsSection(input.charts),
      agreementSection(figures, facts),
      validationSection(figures, evidence),
      saturationSection(figures),
      findingsSection(input.findings),
      provenanceSection(hashes, version),
    ],
  };
}

function chartsSection(charts: readonly Chart[]): ReportSection {
  return {
    id: 'charts',
    title: 'Charts',
    blocks: charts.map((chart) => ({ kind: 'chart', chart })),
  };
}
