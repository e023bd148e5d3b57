// The figures of analysis: alpha on 100,000 units and five raters, a bootstrap of 1,000 draws, and the
// co-occurrence of forty codes, beside NLTK's alpha (Python) on the first ratings.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agreementWithIntervals } from '../src/statistics/agreement/agreement-intervals.ts';
import { krippendorffAlpha } from '../src/statistics/agreement/krippendorff-alpha.ts';
import { patternsOf } from '../src/statistics/agreement/patterns.ts';
import { type Ratings, ratingsOf } from '../src/statistics/agreement/ratings.ts';
import { seededRandom } from '../src/statistics/random.ts';
import type { FolderFile } from './corpus-folder.ts';
import type { BenchLanguage } from './rules.ts';
import { scratchStudy } from './scratch-study.ts';
import { medianRun, runAxial } from './whole-process.ts';

const UNITS = 100_000;
const RATERS = 5;
const CATEGORIES = 5;
const DRAWS = 1000;
const TIMES = 5;
const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

/** Measures everything; `tell` hears each line when it is there. */
export function benchAnalysis(
  files: readonly FolderFile[],
  language: BenchLanguage,
  tell: (line: string) => void,
): void {
  const rows = drawnRows();
  const start = performance.now();
  const ratings = ratingsOf<number>(rows);
  tell(`${UNITS} units by ${RATERS} raters, read: ${millis(performance.now() - start)}`);
  for (const level of LEVELS) tell(alphaLine(ratings, level));
  const begin = performance.now();
  agreementWithIntervals(ratings, {
    names: ['krippendorffAlpha'],
    random: seededRandom(1),
    draws: DRAWS,
  });
  const memory = process.memoryUsage().rss / 1e6;
  tell(
    `bootstrap of ${DRAWS} draws of ${UNITS} units, nominal alpha: ${millis(performance.now() - begin)}, ${Math.round(memory)} MB in all`,
  );
  for (const line of peerLines(rows)) tell(line);
  if (files.length > 0) cooccurrenceLines(files, language, tell);
}

/** A rater agrees with a hidden value in 70 of 100 units; every tenth rating is missing. */
function drawnRows(): (number | null)[][] {
  const random = seededRandom(7);
  return Array.from({ length: UNITS }, () => {
    const hidden = random.below(CATEGORIES);
    return Array.from({ length: RATERS }, () => {
      if (random.below(10) === 0) return null;
      return 1 + (random.below(10) < 7 ? hidden : random.below(CATEGORIES));
    });
  });
}

function alphaLine(ratings: Ratings<number>, level: (typeof LEVELS)[number]): string {
  const times: number[] = [];
  let value = '';
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    const { alpha } = krippendorffAlpha(patternsOf(ratings), level, ratings.categories);
    times.push(performance.now() - start);
    value = typeof alpha === 'number' ? alpha.toFixed(9) : alpha.reason;
  }
  return `alpha, ${level}: ${value}, ${millis(median(times))}`;
}

/** NLTK walks over pairs of labels in Python: it gets the first units alone. */
const PEER_UNITS = 2000;

const PEER = `
import sys, time
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics import binary_distance, interval_distance
data = []
for unit, line in enumerate(open(sys.argv[1])):
    for rater, cell in enumerate(line.strip().split(',')):
        if cell: data.append((rater, unit, int(cell)))
for level, distance in (('nominal', binary_distance), ('interval', interval_distance)):
    start = time.perf_counter()
    value = AnnotationTask(data=data, distance=distance).alpha()
    print(f'NLTK, {level}: {value:.9f}, {1000 * (time.perf_counter() - start):.0f} ms')
`;

/** The peer's lines, or one that says that it is not there. */
function peerLines(rows: readonly (readonly (number | null)[])[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'axial-bench-'));
  const first = rows.slice(0, PEER_UNITS);
  const ratings = ratingsOf<number>(first);
  const own = (['nominal', 'interval'] as const).map(
    (level) => `the first ${PEER_UNITS} units, ${alphaLine(ratings, level)}`,
  );
  try {
    const file = join(folder, 'ratings.csv');
    writeFileSync(file, `${first.map((row) => row.map((cell) => cell ?? '').join()).join('\n')}\n`);
    const { status, stdout } = spawnSync('python3', ['-c', PEER, file], { encoding: 'utf8' });
    const peer =
      status === 0 ? stdout.trim().split('\n') : ['NLTK: not installed; pip install nltk'];
    return [...own, ...peer];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cooccurrenceLines(
  files: readonly FolderFile[],
  language: BenchLanguage,
  tell: (line: string) => void,
): void {
  const study = scratchStudy(files, language);
  try {
    runAxial(study.folder, ['index']);
    runAxial(study.folder, ['code']);
    for (const args of [['cooccur'], ['cooccur', '--permute', '999'], ['codes']]) {
      const run = medianRun(3, study.folder, [...args, '--json']);
      tell(
        `axial ${args.join(' ')}, 40 codes, whole process: ${millis(run.ms)}, ${millis(run.cpu)} of the processor, ${Math.round(run.peak)} MB`,
      );
    }
  } finally {
    study.remove();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function millis(ms: number): string {
  return `${Math.round(ms)} ms`;
}
