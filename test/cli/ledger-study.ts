// A small study with ledgers for command-line tests: files, and who is done with what.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventOf } from '../../src/coding/ledger/event.ts';
import { appendEvents } from '../../src/study/ledger-files.ts';
import { scratchFolder } from './run-axial.ts';

/** Writes these files into a scratch folder and gives it. */
export function studyOf(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  for (const [name, content] of Object.entries({ 'axial.yaml': 'title: Small\n', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

let number = 0;

/** What every event begins with; ids and times ascend. */
export function eventHead(coder: string) {
  number++;
  const event = `01HZZZZZZZ${String(number).padStart(16, '0')}`;
  return { v: 1, event, coder, at: new Date(Date.UTC(2026, 0, 1) + number).toISOString() };
}

/** Marks a document as read whole by a coder for these codes, with these origins in sight. */
export function markDone(
  folder: string,
  coder: string,
  done: { readonly document: string; readonly codes: readonly string[]; readonly shown?: string[] },
): void {
  const event: EventOf<'done'> = {
    ...eventHead(coder),
    op: 'done',
    codes: Object.fromEntries(done.codes.map((code) => [code, 'hash'])),
    text: 'hash',
    ...(done.shown && { shown: done.shown }),
  };
  appendEvents(join(folder, 'corpus/codings', coder, `${done.document}.jsonl`), [event]);
}
