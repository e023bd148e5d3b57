// The sections that every study has: corpus, co-occurrences with a passage each, findings, hashes.
import type { CorpusOverview } from '../analysis/corpus-overview.ts';
import { counted, spanOfYears } from '../analysis/in-words.ts';
import type { Provenance } from '../analysis/provenance.ts';
import type { StrongPair } from '../analysis/strongest-pairs.ts';
import { type Line, plainText, type ReportItem, type ReportSection } from './report-section.ts';

export interface ReportFinding {
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
}

/** Findings shown on the page before the rest is only counted. */
const FINDINGS_SHOWN = 20;

/** What the corpus is, in a sentence or two. */
export function summarySection(overview: CorpusOverview): ReportSection {
  const years = overview.years ? `, ${spanOfYears(overview.years)}` : '';
  const origins = Object.entries(overview.codings)
    .sort()
    .map(([origin, count]) => `${origin} ${count}`)
    .join(', ');
  const notes =
    overview.notes === 0
      ? ''
      : ` ${overview.notes} of the documents ${overview.notes === 1 ? 'is somebody’s notes about its' : 'are somebody’s notes about their'} source: what is shown from them is a note, not a quotation, and the figures count the note-writer’s words.`;
  const words = `${counted(overview.documents, 'document')}${years}, ${counted(overview.words, 'word')}. Codings by origin: ${origins || 'none'}.${notes}`;
  return { id: 'summary', title: null, blocks: [plainText(words)] };
}

/** The pairs that stand together most often, each with a place to read. */
export function pairsSection(
  pairs: { readonly families: readonly StrongPair[]; readonly children: readonly StrongPair[] },
  notes: readonly string[],
): ReportSection {
  const list = (text: string, found: readonly StrongPair[]): ReportSection['blocks'] =>
    found.length === 0
      ? []
      : [
          { kind: 'heading', text },
          { kind: 'list', items: found.map(pairItem) },
        ];
  const lists = [
    ...list('Between families', pairs.families),
    ...list('Between codes below them', pairs.children),
  ];
  const all: Line = [
    `${notes.join(' ')} All pairs: `,
    { kind: 'link', text: 'cooccurrence.md', href: 'cooccurrence.md' },
    '.',
  ];
  return {
    id: 'pairs',
    title: 'Strongest co-occurrences',
    blocks: [
      ...(lists.length > 0 ? lists : [plainText('No two codes occur in the same unit.')]),
      { kind: 'text', line: all },
    ],
  };
}

function pairItem({ pair, example }: StrongPair): ReportItem {
  const figures = [
    `${counted(pair.n12, 'unit')} with both (of ${pair.n1} and ${pair.n2})`,
    ...(pair.disputed > 0 ? [`${pair.disputed} of them disputed`] : []),
    figure('expected', pair.expected, 1),
    figure('Jaccard', pair.jaccard, 2),
    figure('lift', pair.lift, 2),
  ].join(', ');
  const line: Line = [
    { kind: 'strong', text: pair.a },
    ' and ',
    { kind: 'strong', text: pair.b },
    `: ${figures}.`,
  ];
  return { line, example };
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

/** What is wrong, as far as it fits on a page. */
export function findingsSection(findings: readonly ReportFinding[]): ReportSection {
  const section = { id: 'findings', title: 'Findings' };
  if (findings.length === 0) {
    return {
      ...section,
      blocks: [plainText('Nothing wrong in documents, codebook and codings.')],
    };
  }
  const shown = findings.slice(0, FINDINGS_SHOWN).map(({ severity, message, file, line }) => {
    const place = line === null ? file : `${file}:${line}`;
    return { line: [`${severity}: ${place}: ${message}`] };
  });
  const rest = findings.length - shown.length;
  const more = rest > 0 ? [{ line: [`and ${rest} more; "axial check" lists them all.`] }] : [];
  return { ...section, blocks: [{ kind: 'list', items: [...shown, ...more] }] };
}

/** Version and hashes: what the report speaks of. */
export function provenanceSection(
  provenance: Provenance & { readonly ledgers: string },
  version: string,
): ReportSection {
  const item = (name: string, hash: string): ReportItem => ({
    line: [`${name} (SHA-256): `, { kind: 'code', text: hash }],
  });
  return {
    id: 'provenance',
    title: 'Versions and hashes',
    blocks: [
      {
        kind: 'list',
        items: [
          { line: [`Axial ${version}`] },
          item('Corpus', provenance.corpus),
          item('Codebook', provenance.codebook),
          item('Rules', provenance.rules),
          item('Ledgers', provenance.ledgers),
        ],
      },
      plainText(
        'The same corpus, codebook, rules and ledgers give the same files, byte for byte. docs/reports.md says how to compute each hash again.',
      ),
    ],
  };
}
