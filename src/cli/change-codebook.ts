// Carries out a change of the codebook: the event first, then all that names the code, the codebook's own
// file last. A process that is killed in between leaves a study in which the same command can be given
// again.

import type { CodebookEdit, EditedFile } from '../codebook/edit/edit-result.ts';
import type { CodebookFile } from '../codebook/yaml-source.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { CodeChange } from '../coding/ledger/code-changes.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import { unifiedDiff } from '../render/unified-diff.ts';
import { changesPath } from '../study/code-changes.ts';
import { codebookFiles } from '../study/codebook-files.ts';
import { type FollowingFile, filesThatFollow } from '../study/follow-rename.ts';
import { appendEvents } from '../study/ledger-files.ts';
import { type LoadedStudy, loadStudy } from '../study/load-study.ts';
import { acceptedEdit, writeEditedFiles } from '../study/write-codebook.ts';
import { counted } from '../text/counted.ts';
import type { Context, GlobalOptions } from './context.ts';
import { printJson, useColor } from './context.ts';
import { openScribe, type Scribe } from './scribe.ts';
import { type OpenedFrom, openFrom } from './study-command.ts';

/** What is to be changed, as the event will say it. */
export interface Wanted {
  readonly change: CodeChange['change'];
  readonly code: string;
  readonly into: readonly string[];
  readonly rule?: string;
}

export interface ChangeOptions extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly coder?: string;
}

/** Makes the edit on the codebook's files. */
export type Edit = (
  files: readonly CodebookFile[],
  options: { readonly variables: readonly string[] },
) => CodebookEdit;

interface Plan {
  readonly wanted: Wanted;
  readonly edit: Extract<CodebookEdit, { ok: true }>;
  readonly following: readonly FollowingFile[];
  /** Codings by hand, of all coders, that have the code. */
  readonly codings: number;
}

/**
 * Plans the change, shows it (`--dry-run`) or makes it, and says what it did.
 * @throws UsageError where it cannot be made.
 */
export function changeCodebook(
  context: Context,
  options: ChangeOptions,
  wanted: Wanted,
  edit: Edit,
): void {
  if (options.dryRun) {
    const opened = openFrom(context, options);
    report(context, options, planOf(opened, loadStudy(opened), { wanted, edit }));
    return;
  }
  const scribe = openScribe(context, options);
  const plan = planOf(openFrom(context, options), scribe.loaded, { wanted, edit });
  makeChange(scribe, plan);
  report(context, options, plan);
}

function planOf(
  { study, files }: OpenedFrom,
  loaded: LoadedStudy,
  { wanted, edit }: { readonly wanted: Wanted; readonly edit: Edit },
): Plan {
  const { variables } = loaded;
  const accepted = acceptedEdit(edit(codebookFiles(study).files, { variables }));
  const [to] = wanted.into;
  const isRename = wanted.change === 'rename';
  const follows = (isRename || wanted.change === 'merge') && to !== undefined;
  const following = follows
    ? filesThatFollow({ study, files }, { from: wanted.code, to, samples: isRename })
    : [];
  let codings = 0;
  for (const coded of loaded.corpus.documents()) codings += byHand(coded, wanted.code).length;
  return { wanted, edit: accepted, following, codings };
}

function byHand({ codings }: CodedDocument, code: string): CodedDocument['codings'] {
  return codings.filter(
    (coding) =>
      coding.code === code && (coding.origin === 'manual' || coding.origin === 'accepted'),
  );
}

function makeChange(scribe: Scribe, { wanted, edit, following }: Plan): void {
  const { change, code, into, rule } = wanted;
  const event: CodeChange = {
    ...scribe.head(),
    op: 'codebook',
    change,
    code,
    into: [...into],
    ...(rule !== undefined && { rule }),
  };
  appendEvents(changesPath(scribe.study, scribe.coder), [event]);
  writeEditedFiles(scribe.study, [...following, ...codeLast(edit.files, code)]);
  const [to] = into;
  if ((change === 'rename' || change === 'merge') && to !== undefined) {
    recodeOwn(scribe, { from: code, to, change: event.event });
  }
}

/** The file that holds the code itself comes last: until it is written, nothing has happened. */
function codeLast(files: readonly EditedFile[], code: string): EditedFile[] {
  const holds = new RegExp(`^[ -]*(?:id|"id"|'id'): *["']?${code}(?![\\w-])`, 'm');
  const isOwn = ({ before }: EditedFile): boolean => before !== null && holds.test(before);
  return [...files.filter((file) => !isOwn(file)), ...files.filter(isOwn)];
}

/** The coder's own ledgers say it too; those of colleagues are theirs, and follow by the event. */
function recodeOwn(
  scribe: Scribe,
  { from, to, change }: { readonly from: string; readonly to: string; readonly change: string },
): void {
  for (const { document, codings } of scribe.loaded.corpus.documents()) {
    const events = codings
      .filter(
        (coding) =>
          coding.origin === 'manual' && coding.coder === scribe.coder && coding.code === from,
      )
      .map(({ id }): LedgerEvent => ({ ...scribe.head(), op: 'recode', id, code: to, change }));
    if (events.length > 0) scribe.write(document, events);
  }
}

function report(context: Context, options: ChangeOptions, plan: Plan): void {
  const { wanted, edit, following, codings } = plan;
  const files = [...edit.files, ...following].map(({ file, before, after }) => ({
    file,
    diff: unifiedDiff(file, before, after),
  }));
  const changes = [
    ...edit.changes,
    ...following.flatMap(({ file, lines }) =>
      lines.map((line) => ({ file, line, message: `${wanted.code} → ${wanted.into[0] ?? ''}` })),
    ),
  ];
  if (options.json) {
    const { change, code, into, rule = null } = wanted;
    const dryRun = options.dryRun ?? false;
    printJson(context, {
      ...{ change, code, into, rule, dryRun, codings },
      ...{ files, changes, mentions: edit.mentions },
    });
    return;
  }
  if (options.dryRun) {
    const color = useColor(context, options);
    for (const { diff } of files) context.streams.out(color ? painted(diff) : diff);
  }
  if (options.quiet) return;
  for (const { file, line, message } of edit.mentions) {
    context.streams.err(`${file}:${line}: ${message}; it stays as it is.\n`);
  }
  if (!options.dryRun) {
    for (const { file, line, message } of changes) {
      context.streams.out(`${file}:${line}  ${message}\n`);
    }
  }
  context.streams.out(`${outcome(plan, options.dryRun ?? false)}\n`);
}

function outcome({ wanted, edit, following, codings }: Plan, dryRun: boolean): string {
  const count = edit.files.length + following.length;
  const files = counted(count, 'file');
  const one = codings === 1;
  const hand = `${codings} ${one ? 'coding' : 'codings'} by hand`;
  const would = dryRun ? 'would ' : '';
  const first = dryRun ? `Would change ${files}; nothing is written.` : `Changed ${files}.`;
  switch (wanted.change) {
    case 'rename':
    case 'merge':
      return `${first} ${hand} ${would}${one && !dryRun ? 'follows' : 'follow'}.`;
    case 'split':
      return `${first} ${hand} ${would}${one && !dryRun ? 'waits' : 'wait'} in "axial review" for whoever made them. Write the new definitions into the codebook.`;
    default:
      return first;
  }
}

function painted(diff: string): string {
  const colors: Readonly<Record<string, string>> = { '+': '32', '-': '31', '@': '36' };
  return diff.replaceAll(/^([+\-@]).*$/gm, (line, first: string) => {
    return `\u001b[${colors[first] ?? '0'}m${line}\u001b[0m`;
  });
}
