// What every command on a study does first and last: open it, and say what was wrong with it.
import { resolve } from 'node:path';
import { knownCoder } from '../study/coder.ts';
import { type DocumentFile, documentFiles } from '../study/document-files.ts';
import { openStudy, type Study } from '../study/open-study.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context, GlobalOptions } from './context.ts';

export { findingText, reportFindings } from './findings.ts';

export interface OpenedFrom {
  readonly study: Study;
  readonly files: readonly DocumentFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Who asks, where the study is blind and must know. */
  readonly coder: string | null;
}

/** Opens the study that the options name, or the nearest one, and lists its documents. */
export function openFrom(context: Context, options: GlobalOptions): OpenedFrom {
  const study =
    options.project === undefined
      ? openStudy(context.cwd, { search: true })
      : openStudy(resolve(context.cwd, options.project), { search: false });
  const { files, diagnostics } = documentFiles(study);
  const coder = study.settings.blind
    ? knownCoder(study, { environment: context.env.AXIAL_CODER })
    : null;
  return { study, files, diagnostics: [...study.diagnostics, ...diagnostics], coder };
}
