// Reads a ledger file: events, and what is wrong with its lines. It never throws for what a file holds.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { LEDGER_VERSION, type LedgerEvent, parseEvent } from './event.ts';

export interface LedgerReading {
  readonly events: readonly LedgerEvent[];
  readonly diagnostics: readonly Diagnostic[];
  /** What stands behind the last line break: a write that a power cut tore, or null. */
  readonly torn: string | null;
}

/** The events of a ledger in the order of its lines; `file` is named in findings. */
export function readLedger(content: string, file: string): LedgerReading {
  const lines = content.split('\n');
  const rest = lines.pop() ?? '';
  const events: LedgerEvent[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (line: number, message: string, severity: Diagnostic['severity']): void => {
    diagnostics.push({
      rule: 'ledger-line',
      severity,
      message,
      file,
      line,
      column: null,
      hint: severity === 'error' ? 'The line is left as it is; everything else was read.' : null,
    });
  };
  const read = (text: string, line: number): void => {
    const parsed = parseLine(text);
    if (!parsed.ok) report(line, parsed.reason, 'error');
    else {
      events.push(parsed.event);
      if (parsed.event.v > LEDGER_VERSION) {
        report(
          line,
          `This line was written by a later version of Axial (format ${parsed.event.v}).`,
          'warning',
        );
      }
    }
  };
  lines.forEach((text, index) => {
    if (text.trim() !== '') read(text.replace(/\r$/, ''), index + 1);
  });
  // A last line without a line break is whole if it can be read: an editor may have taken the break away.
  const whole = rest.trim() !== '' && parseLine(rest).ok;
  if (whole) read(rest, lines.length + 1);
  const torn = rest.trim() !== '' && !whole ? rest : null;
  if (torn !== null) {
    report(
      lines.length + 1,
      'The last line was torn while it was written; what can be read of it is kept aside at the next write.',
      'warning',
    );
  }
  return { events, diagnostics, torn };
}

function parseLine(text: string): ReturnType<typeof parseEvent> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'The line is no JSON.' };
  }
  return parseEvent(json);
}
