// What every command on a study does first and last: open it, and say what was wrong with it.
import { resolve } from 'node:path';
import { knownCoder } from '../study/coder.ts';
import { type DocumentFile, documentFiles } from '../study/load-study.ts';
import { openStudy, type Study } from '../study/open-study.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Context, GlobalOptions } from './context.ts';

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

/** One finding for people: place, severity, message, then the excerpt of its file, then the hint. */
export function findingText(finding: Diagnostic, color: boolean, excerpt = ''): string {
  const place = [finding.file, finding.line, finding.column]
    .filter((part) => part !== null)
    .join(':');
  const severity = color ? paint(finding.severity) : finding.severity;
  const hint = finding.hint === null ? '' : `    ${finding.hint.replaceAll('\n', '\n    ')}\n`;
  return `${place}: ${severity}: ${finding.message} [${finding.rule}]\n${excerpt}${hint}`;
}

/** Findings of severity error and warning to standard error, unless the command is to be quiet. */
export function reportFindings(
  context: Context,
  options: GlobalOptions,
  findings: readonly Diagnostic[],
): void {
  const color = options.color ?? (context.streams.errorsToTerminal && !context.env.NO_COLOR);
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    if (finding.severity === 'warning' && options.quiet) continue;
    context.streams.err(findingText(finding, color));
  }
}

const COLORS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' };

function paint(severity: Severity): string {
  return `\u001b[${COLORS[severity]}m${severity}\u001b[0m`;
}
