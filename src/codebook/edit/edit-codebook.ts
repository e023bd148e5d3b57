// The frame of every edit: reads the files, lets the edit work, and holds the result against what it
// should say. Either all files change, or none.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { nearest } from '../../text/nearest.ts';
import { type CheckedQuery, checkQuery } from '../check-query.ts';
import type { KeptCode } from '../collect-codes.ts';
import type { QueryCheck } from '../read-rules.ts';
import { type CodebookFile, withoutByteOrderMark } from '../yaml-source.ts';
import { EditRefusal } from './edit-refusal.ts';
import type { CodebookEdit, EditChange } from './edit-result.ts';
import { type Outline, outlineOf, sameOutline } from './outline.ts';
import { readWorkspace, type Texts, type Workspace } from './workspace.ts';

/** What an edit says of its result, beside the texts. */
export interface EditedTexts {
  readonly texts: Texts;
  /** What the new texts must say. */
  readonly outline: Outline;
  readonly changes: readonly EditChange[];
  readonly mentions?: readonly EditChange[];
}

export interface EditOptions {
  /** Variables that queries may filter by, as for `readCodebook`. */
  readonly variables?: readonly string[];
}

/** Findings that say nothing about whether the files can be edited. */
const HARMLESS = new Set([
  'unknown-code',
  'circular-reference',
  'no-positive-term',
  'unknown-filter',
]);

/** Runs `edit` on the files. A codebook with errors in its form is not edited. */
export function editCodebook(
  files: readonly CodebookFile[],
  { variables = [] }: EditOptions,
  edit: (workspace: Workspace, read: (texts: Texts) => Workspace) => EditedTexts,
): CodebookEdit {
  const check = rememberQueries(variables);
  const read = (texts: Texts): Workspace => readWorkspace(texts, check);
  const before = read(new Map(files.map(({ file, content }) => [file, plainText(content)])));
  const problems = before.diagnostics.filter(
    ({ severity, rule }) => severity === 'error' && !HARMLESS.has(rule),
  );
  if (problems.length > 0) return { ok: false, problems };
  try {
    const edited = edit(before, read);
    const after = read(edited.texts);
    const added = newErrors(before.diagnostics, after.diagnostics);
    if (added.length > 0) return { ok: false, problems: added };
    if (!sameOutline(outlineOf(after), edited.outline)) return { ok: false, problems: [NOT_SAFE] };
    return {
      ok: true,
      files: changedFiles(files, edited.texts),
      changes: edited.changes,
      mentions: edited.mentions ?? [],
    };
  } catch (error) {
    if (error instanceof EditRefusal) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

/** The files are read after each step of an edit; each query is parsed once. */
function rememberQueries(variables: readonly string[]): QueryCheck {
  const known = new Map<string, CheckedQuery>();
  return (source) => {
    const checked = known.get(source) ?? checkQuery(source, variables);
    known.set(source, checked);
    return checked;
  };
}

const NOT_SAFE: Diagnostic = {
  rule: 'edit-layout',
  severity: 'error',
  message:
    'The codebook is laid out in a way that this change would say something else; nothing was changed.',
  file: 'codebook',
  line: null,
  column: null,
  hint: 'Make the change by hand, then run "axial check".',
};

function newErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ rule, message }: Diagnostic): string => `${rule} ${message}`;
  const known = new Set(before.map(key));
  return after.filter((finding) => finding.severity === 'error' && !known.has(key(finding)));
}

function plainText(content: string): string {
  const text = withoutByteOrderMark(content);
  return usesCrlf(text) ? text.replaceAll('\r\n', '\n') : text;
}

/** Whether every line break is CR LF. */
function usesCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(?<!\r)\n/.test(text);
}

function changedFiles(files: readonly CodebookFile[], texts: Texts) {
  const before = new Map(files.map(({ file, content }) => [file, content]));
  const names = [...new Set([...before.keys(), ...texts.keys()])];
  return names.flatMap((file) => {
    const old = before.get(file) ?? null;
    const text = texts.get(file);
    const after = text === undefined ? null : likeBefore(text, old ?? '');
    return after === old ? [] : [{ file, before: old, after }];
  });
}

/** The text with the byte order mark and the line breaks that the file had. */
function likeBefore(text: string, old: string): string {
  const mark = withoutByteOrderMark(old) === old ? '' : '\uFEFF';
  return mark + (usesCrlf(withoutByteOrderMark(old)) ? text.replaceAll('\n', '\r\n') : text);
}

/** The code with this id. Refuses, with the nearest known one, where there is none. */
export function requireCode({ codes }: Workspace, id: string): KeptCode {
  const code = codes.get(id);
  if (code) return code;
  const near = nearest(id, codes.keys());
  throw wrongUse(`The codebook has no code "${id}".`, near ? `Did you mean "${near}"?` : null);
}

/** What is wrong with the edit that was asked for. */
export function wrongUse(message: string, hint: string | null): EditRefusal {
  return new EditRefusal({
    rule: 'edit-refused',
    severity: 'error',
    message,
    file: 'codebook',
    line: null,
    column: null,
    hint,
  });
}
