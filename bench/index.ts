// The figures of the index, as whole processes of the built program on a copy of the corpus: first
// index, refresh, search, concordance, rules, growth, memory; and peers on the same files.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderFile } from './corpus-folder.ts';
import { type PeerFigure, peerFigures } from './index-peers.ts';
import type { BenchLanguage } from './rules.ts';
import { scratchStudy } from './scratch-study.ts';
import { leastOf, medianRun, type ProcessRun, runAxial } from './whole-process.ts';

export interface IndexFigure {
  readonly name: string;
  readonly ms: number;
  /** Milliseconds of the processor. */
  readonly cpu: number;
  /** Peak memory in MB, where it was measured. */
  readonly peak: number | null;
  readonly note: string;
}

/** What is asked: a frequent word, a rare proximity, a regular expression. */
export const QUERIES: Readonly<Record<BenchLanguage, readonly [string, string, string]>> = {
  de: ['Genehmigung', '~Haftung NEAR/8 ~Schaden', '/Absatz\\s+\\d+\\s+Satz\\s+9/'],
  en: ['trust*', 'lack* NEAR/8 trust', '/\\$\\d+ million/'],
  zh: ['信任', '政府 BEFORE/4 服务', '/第[一二三]+百条/'],
};

const TIMES = 5;

/** Measures everything; `tell` hears each figure when it is there. */
export async function benchIndex(
  files: readonly FolderFile[],
  language: BenchLanguage,
  tell: (figure: IndexFigure | PeerFigure) => void,
): Promise<void> {
  const study = scratchStudy(files, language);
  const { folder } = study;
  const show = (name: string, run: ProcessRun, note = ''): ProcessRun => {
    tell({ name, ms: run.ms, cpu: run.cpu, peak: run.peak, note });
    return run;
  };
  try {
    const megabytes = sizeOf(files) / 1e6;
    const first = runAxial(folder, ['index']);
    show('first index', first, `${(megabytes / (first.ms / 1000)).toFixed(1)} MB/s`);
    // The files were written just now: their times say nothing for two seconds.
    runAxial(folder, ['index']);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    runAxial(folder, ['index']);
    const refresh = medianRun(TIMES, folder, ['index']);
    show('refresh, nothing changed', refresh, percentOf(refresh.cpu, first.cpu));
    const least = leastOf(TIMES, join(folder, 'corpus'));
    tell({
      name: 'Node starts and looks at every file',
      ms: least,
      cpu: null,
      peak: null,
      note: '',
    });
    study.editDocument();
    const changed = runAxial(folder, ['index']);
    show(
      'refresh, one changed',
      changed,
      `${Math.round(changed.cpu - refresh.cpu)} ms of the processor more`,
    );
    askQuestions(folder, language, show);
    show('40 rules, first time', runAxial(folder, ['code']));
    show('40 rules, again', runAxial(folder, ['code']));
    study.editRule();
    show('40 rules, one edited', runAxial(folder, ['code']));
    showCommands(folder, show);
    growth(files, language, tell);
    for (const figure of await peerFigures(files, { folder, language })) tell(figure);
  } finally {
    study.remove();
  }
}

type Show = (name: string, run: ProcessRun, note?: string) => ProcessRun;

function askQuestions(folder: string, language: BenchLanguage, show: Show): void {
  for (const query of QUERIES[language]) {
    const { out } = runAxial(folder, ['search', '--count', query]);
    const hits = `${out.trim()} units`;
    show(`search ${query}`, medianRun(TIMES, folder, ['search', query]), hits);
    const lines = ['kwic', query, '--limit', '1000'];
    show(`kwic ${query}, 1,000 lines`, medianRun(TIMES, folder, lines), hits);
  }
  show('terms', medianRun(TIMES, folder, ['terms']));
}

/** Commands whose memory is of interest more than their time. */
function showCommands(folder: string, show: Show): void {
  for (const args of [['quotations', '--json'], ['codes'], ['cooccur'], ['check'], ['build']]) {
    show(args.join(' '), runAxial(folder, args));
  }
}

/** Time and size of the index of a part of the corpus. */
function growth(
  files: readonly FolderFile[],
  language: BenchLanguage,
  tell: (figure: IndexFigure) => void,
): void {
  for (const percent of [10, 25, 50, 100]) {
    const some = partOf(files, percent);
    const study = scratchStudy(some, language);
    try {
      const { ms, cpu, peak } = runAxial(study.folder, ['index']);
      const index = join(study.folder, '.axial/index.sqlite');
      const size = existsSync(index) ? statSync(index).size / 1e6 : 0;
      const text = sizeOf(some) / 1e6;
      const note = `${text.toFixed(1)} MB of Markdown, ${size.toFixed(1)} MB of index`;
      tell({ name: `index of ${percent} %`, ms, cpu, peak, note });
    } finally {
      study.remove();
    }
  }
}

/** Every n-th document, so that a part has long and short ones like the whole. */
export function partOf(files: readonly FolderFile[], percent: number): FolderFile[] {
  return files.filter(
    (_, index) => Math.floor(((index + 1) * percent) / 100) > Math.floor((index * percent) / 100),
  );
}

export function sizeOf(files: readonly FolderFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes.length, 0);
}

function percentOf(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)} % of the first index`;
}
