// The figures of many trials: what is printed, and what docs/reliability.md repeats.
import type { JudgedCoding, Trial } from './edit-trial.ts';

export interface Figures {
  trials: number;
  edits: number;
  codings: number;
  /** Codings whose words were not touched, and those of them that were taken without asking. */
  untouched: number;
  untouchedTaken: number;
  /** Codings whose words were touched, deleted or written again, by what became of them. */
  touchedTaken: number;
  touchedProposed: number;
  touchedOrphaned: number;
  /** The three that must not be. */
  wrongWords: number;
  foreign: number;
  chance: number;
}

export function noFigures(): Figures {
  return {
    trials: 0,
    edits: 0,
    codings: 0,
    untouched: 0,
    untouchedTaken: 0,
    touchedTaken: 0,
    touchedProposed: 0,
    touchedOrphaned: 0,
    wrongWords: 0,
    foreign: 0,
    chance: 0,
  };
}

export function count(figures: Figures, { edits, codings }: Trial): void {
  figures.trials += 1;
  figures.edits += edits.length;
  for (const coding of codings) countCoding(figures, coding);
}

function countCoding(figures: Figures, { isUntouched, verdict }: JudgedCoding): void {
  const isTaken = verdict !== 'proposed' && verdict !== 'orphaned';
  figures.codings += 1;
  if (isUntouched) {
    figures.untouched += 1;
    if (isTaken) figures.untouchedTaken += 1;
  } else if (isTaken) figures.touchedTaken += 1;
  else if (verdict === 'proposed') figures.touchedProposed += 1;
  else figures.touchedOrphaned += 1;
  if (verdict === 'wrong words') figures.wrongWords += 1;
  if (verdict === 'foreign') figures.foreign += 1;
  if (verdict === 'chance') figures.chance += 1;
}

/** Share of the codings with untouched words that were taken without asking; 1 for none. */
export function shareTaken({ untouched, untouchedTaken }: Figures): number {
  return untouched === 0 ? 1 : untouchedTaken / untouched;
}

/**
 * No coding on other words than its quotation, none on the same words elsewhere, none on a copy by
 * chance; and of those whose words were not touched, at least 99 % taken without asking.
 */
export function keepsPromises(figures: Figures): boolean {
  const { wrongWords, foreign, chance } = figures;
  return wrongWords + foreign + chance === 0 && shareTaken(figures) >= 0.99;
}

/** One line a group, as a Markdown table. */
export function figuresTable(groups: ReadonlyMap<string, Figures>): string {
  const rows = [...groups].map(([name, figures]) => [
    name,
    figures.edits,
    figures.codings,
    figures.untouched,
    `${(100 * shareTaken(figures)).toFixed(2)} %`,
    figures.wrongWords,
    figures.foreign,
    figures.chance,
    `${figures.touchedTaken} / ${figures.touchedProposed} / ${figures.touchedOrphaned}`,
  ]);
  const head = [
    '',
    'edits',
    'codings',
    'untouched',
    'of them taken',
    'other words',
    'same words elsewhere',
    'by chance',
    'touched: taken / proposed / orphaned',
  ];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
