// How far the index is, on one line of the terminal that is written over.
import type { Progress } from '../index/refresh.ts';
import { withCommas } from '../text/counted.ts';
import type { Context, GlobalOptions } from './context.ts';

export interface ProgressLine {
  show(progress: Progress): void;
  /** How far rules are. */
  showRules(done: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** Progress on standard error, if that is a terminal and nobody asked for quiet. */
export function progressLine(context: Context, options: GlobalOptions): ProgressLine {
  if (!context.streams.errorsToTerminal || options.quiet) {
    return { show: () => undefined, showRules: () => undefined, clear: () => undefined };
  }
  const started = performance.now();
  let width = 0;
  let shown = 0;
  const write = (text: string) => {
    context.streams.err(`\r${text.padEnd(width)}`);
    width = text.length;
  };
  return {
    show: (progress) => write(progressText(progress, performance.now() - started)),
    showRules(done, total) {
      const percent = Math.floor((done / total) * 100);
      if (percent !== shown) write(`Trying the rules: ${percent} %`);
      shown = percent;
    },
    clear() {
      if (width === 0) return;
      write('');
      context.streams.err('\r');
    },
  };
}

/** `1,204 of 2,844 documents, 34.1 of 78.3 MB, 6.2 MB/s, 8 s left`; `elapsed` in milliseconds. */
export function progressText(progress: Progress, elapsed: number): string {
  const { documents, totalDocuments, bytes, totalBytes } = progress;
  const perSecond = elapsed > 0 ? bytes / (elapsed / 1000) : 0;
  const left = perSecond > 0 ? Math.ceil((totalBytes - bytes) / perSecond) : null;
  const parts = [
    `${withCommas(documents)} of ${withCommas(totalDocuments)} documents`,
    `${megabytes(bytes)} of ${megabytes(totalBytes)} MB`,
    `${megabytes(perSecond)} MB/s`,
    ...(left === null ? [] : [left >= 90 ? `${Math.ceil(left / 60)} min left` : `${left} s left`]),
  ];
  return parts.join(', ');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
