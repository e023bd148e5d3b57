// Findings as people read them.
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Context, GlobalOptions } from './context.ts';

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
