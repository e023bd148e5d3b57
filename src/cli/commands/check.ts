// axial check: everything that is wrong in documents, codebook and codings.
import { MissingCorpusError } from '../../study/find-study.ts';
import { counted } from '../../text/counted.ts';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson, useColor } from '../context.ts';
import { excerptsFrom } from '../finding-excerpt.ts';
import { withStudy } from '../load-indexed-study.ts';
import { findingText, type OpenedFrom, openFrom } from '../study-command.ts';

export const defineCheck: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Finds what is wrong in documents, codebook and codings. Exit code 1 if a finding is an error.',
    )
    .addHelpText('after', examples('axial check', 'axial check --json'))
    .action(async () => {
      const global = globalOptions(command);
      const opened = opening(context, global);
      await withStudy(context, global, { opened, command: 'check' }, ({ diagnostics }) => {
        if (global.json) printJson(context, { diagnostics });
        else {
          const color = useColor(context, global);
          const excerpt = excerptsFrom(opened.study.root);
          for (const finding of diagnostics) {
            context.streams.out(findingText(finding, color, excerpt(finding)));
          }
          if (!global.quiet) context.streams.out(`${summarise(diagnostics)}\n`);
        }
        end(hasErrors(diagnostics) ? 1 : 0);
      });
    });
};

/** The study; where it has no corpus folder, JSON tells what is wrong in `axial.yaml` before the command ends. */
function opening(context: Context, global: GlobalOptions): OpenedFrom {
  try {
    return openFrom(context, global);
  } catch (error) {
    if (global.json && error instanceof MissingCorpusError) {
      printJson(context, { diagnostics: error.diagnostics });
    }
    throw error;
  }
}

/** Whether a finding is an error: the command ends with 1. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** "2 errors, 1 warning, no infos" in one line. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'Nothing wrong.';
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity: Severity) => {
    const count = diagnostics.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  return parts.join(', ');
}
