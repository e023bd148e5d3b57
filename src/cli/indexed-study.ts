// What every command that asks the index does first: open the study and its index, up to date.
import { IndexProblem, isDamage, reasonOf } from '../index/index-problem.ts';
import { type OpenIndex, openIndex } from '../index/open-index.ts';
import type { ReadingOptions } from '../index/prepare-batch.ts';
import type { DocumentFile } from '../study/document-files.ts';
import type { Study } from '../study/open-study.ts';
import { version } from '../study/version.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context, GlobalOptions } from './context.ts';
import { progressLine } from './progress-line.ts';

export interface OpenedStudy {
  readonly study: Study;
  readonly files: readonly DocumentFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Who asks, as far as it is known: a study that is `blind` shows only this coder's ledgers. */
  readonly coder?: string | null;
}

/** Opens the index of an opened study. Progress and messages go to standard error. */
async function openIndexOf(
  context: Context,
  options: GlobalOptions,
  request: { readonly opened: OpenedStudy; readonly command: string; readonly mustWrite?: boolean },
): Promise<OpenIndex> {
  const { study, files } = request.opened;
  const progress = progressLine(context, options);
  try {
    return await openIndex(files, {
      derived: study.derived,
      folder: folderOf(files[0]),
      reading: readingOptions(study),
      program: version,
      command: `axial ${request.command}`,
      noRefresh: options.refresh === false,
      mustWrite: request.mustWrite ?? false,
      worker: context.readWorker ?? null,
      now: Date.now,
      tell: (message) => context.streams.err(`axial: ${message}\n`),
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
  }
}

/**
 * Does something with the index, then closes it. If the index turns out to be damaged meanwhile, it is
 * set aside and built anew, and everything is done once more; so `use` prints at its end.
 */
export async function withIndex<Result>(
  context: Context,
  options: GlobalOptions,
  request: { readonly opened: OpenedStudy; readonly command: string; readonly mustWrite?: boolean },
  use: (open: OpenIndex) => Result | Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const open = await openIndexOf(context, options, request);
    try {
      const result = await use(open);
      open.close();
      return result;
    } catch (error) {
      const mayRebuild = isDamage(error) && options.refresh !== false && attempt === 1;
      if (mayRebuild) open.abandon(reasonOf(error));
      else {
        open.close();
        throw isDamage(error)
          ? new IndexProblem(`The index is damaged: ${reasonOf(error)}.`)
          : error;
      }
    }
  }
}

/** Findings about files that are in no index because they cannot be read. */
export function unreadFindings(unread: OpenIndex['unread']): Diagnostic[] {
  return unread.map(({ file, reason }) => ({
    rule: 'unreadable-file',
    severity: 'error',
    message: `This file cannot be read: ${reason}`,
    file,
    line: null,
    column: null,
    hint: null,
  }));
}

/** What reading a document of this study depends on. */
export function readingOptions({ settings }: Study): ReadingOptions {
  const { languages, exclude, fields } = settings;
  return { defaultLanguage: languages[0] ?? 'en', exclude, ownKeys: fields };
}

/** What stands before a name under the corpus folder in a path from the study's folder. */
function folderOf(first: DocumentFile | undefined): string {
  return first ? first.file.slice(0, first.file.length - first.name.length) : '';
}
