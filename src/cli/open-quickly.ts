// Opens a study for commands that must answer at once: what its YAML files say is remembered.
import { resolve } from 'node:path';
import { documentFiles } from '../study/document-files.ts';
import { openRemembered } from '../study/remembered.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { OpenedFrom } from './study-command.ts';

/** The study that the options name, or the nearest one, with its documents: as `openFrom` gives it. */
export async function openQuickly(context: Context, options: GlobalOptions): Promise<OpenedFrom> {
  const study = await openRemembered(resolve(context.cwd, options.project ?? '.'), {
    search: options.project === undefined,
  });
  const { files, diagnostics } = documentFiles(study);
  let coder: string | null = null;
  if (study.settings.blind) {
    const { knownCoder } = await import('../study/coder.ts');
    coder = knownCoder(study, { environment: context.env.AXIAL_CODER });
  }
  return { study, files, diagnostics: [...study.diagnostics, ...diagnostics], coder };
}
