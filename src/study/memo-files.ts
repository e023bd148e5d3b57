// Longer memos: Markdown files under `codebook/memos/`, with front matter that says what each is about.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Codebook } from '../codebook/codebook.ts';
import { splitFrontMatter } from '../corpus/front-matter.ts';
import { frontMatterWords } from '../corpus/front-matter-words.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { unreadableFile } from './codebook-files.ts';
import { shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

export const MEMO_KINDS = ['theory', 'method', 'definition', 'note'] as const;
export type MemoKind = (typeof MEMO_KINDS)[number];

/** `study`, `code:ID`, `document:ID` or `coding:ID`, as memos say what they are about. */
export type MemoSubject =
  | { readonly type: 'study' }
  | { readonly type: 'code' | 'document' | 'coding'; readonly id: string };

export interface MemoFile {
  /** Path relative to the study's folder. */
  readonly file: string;
  readonly about: readonly MemoSubject[];
  readonly kind: MemoKind;
  readonly coder: string | null;
  readonly title: string | null;
  /** A day, `2026-01-31`, or null. */
  readonly date: string | null;
  /** Markdown behind the front matter. */
  readonly text: string;
}

/** What a memo may be about. */
export interface MemoTargets {
  readonly isCode: (id: string) => boolean;
  readonly isDocument: (id: string) => boolean;
}

/** Folder of the memos. */
export function memosFolder(study: Pick<Study, 'codebook'>): string {
  return join(study.codebook, 'memos');
}

type Place = Pick<Study, 'root' | 'codebook'>;

/** Absolute paths of the memos' files, also in folders, in alphabetical order. */
export function memoPaths(study: Pick<Study, 'codebook'>): string[] {
  const folder = memosFolder(study);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The memos, and what is wrong with them; a memo with a mistake is kept as far as it can be read. */
export function readMemos(
  study: Place,
  targets: MemoTargets,
): { readonly memos: readonly MemoFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const memos = memoPaths(study).flatMap((path) => {
    const file = shownPath(study, path);
    try {
      return [readMemo(readFileSync(path, 'utf8'), { file, targets, diagnostics })];
    } catch (error) {
      diagnostics.push(unreadableFile(file, error));
      return [];
    }
  });
  return { memos, diagnostics };
}

const word = z.string().trim().min(1);
const schema = z.looseObject({
  about: z.union([z.array(word), word]).transform((value) => [value].flat()),
  kind: z.enum(MEMO_KINDS).default('note'),
  coder: word.nullable().default(null),
  title: word.nullable().default(null),
  date: z.union([word, z.date()]).nullable().default(null),
});

function readMemo(
  content: string,
  at: { readonly file: string; readonly targets: MemoTargets; readonly diagnostics: Diagnostic[] },
): MemoFile {
  const { file, targets, diagnostics } = at;
  const report = (message: string, hint: string | null): void => {
    const rule = 'memo';
    const place = { file, line: 1, column: null };
    diagnostics.push({ rule, severity: 'warning', message, ...place, hint });
  };
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { yaml, bodyStart } = splitFrontMatter(text);
  const raw = yamlMap(yaml, report);
  const kept = { ...raw };
  for (const { path } of schema.safeParse(raw).error?.issues ?? []) delete kept[String(path[0])];
  const parsed = schema.parse({ ...kept, about: kept.about ?? 'study' });
  if (kept.about === undefined) {
    report(
      'This memo does not say what it is about; it counts for the study.',
      'Write "about:" with study, code:ID or document:ID into its front matter.',
    );
  }
  if (raw.kind !== undefined && kept.kind === undefined) {
    report(`"${String(raw.kind)}" is no kind of memo.`, `Use one of ${MEMO_KINDS.join(', ')}.`);
  }
  const about = parsed.about.map((name): MemoSubject => {
    const subject = parseSubject(name, targets);
    if (subject === null) report(`There is no code or document "${name}".`, 'Correct "about:".');
    return subject ?? { type: 'code', id: name };
  });
  const { kind, coder, title } = parsed;
  const date = parsed.date instanceof Date ? parsed.date.toISOString().slice(0, 10) : parsed.date;
  return { file, about, kind, coder, title, date, text: text.slice(bodyStart).trim() };
}

function yamlMap(
  yaml: string | null,
  report: (message: string, hint: string | null) => void,
): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml ?? '', { maxAliasCount: 20 }) ?? {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ...value };
    }
    report('The front matter is no map of keys to values.', null);
  } catch (error) {
    report(`The front matter cannot be read: ${(error as Error).message.split('\n')[0]}`, null);
  }
  return {};
}

/** What a memo's word means: with a prefix, or the id of a code, else of a document. Null for none. */
export function parseSubject(name: string, targets: MemoTargets): MemoSubject | null {
  const [, type, id = ''] = /^(code|document|coding):\s*(.+)$/u.exec(name.normalize('NFC')) ?? [];
  if (name === 'study') return { type: 'study' };
  if (type === 'coding') return { type, id };
  if (type === 'code') return targets.isCode(id) ? { type, id } : null;
  const wanted = type === 'document' ? id : name.normalize('NFC');
  if (type === undefined && targets.isCode(name)) return { type: 'code', id: name };
  const document = [wanted, wanted.replace(/\.md$/i, '')].find(targets.isDocument);
  return document === undefined ? null : { type: 'document', id: document };
}

/** How a subject is written in a front matter, and shown. */
export function subjectText(subject: MemoSubject): string {
  return subject.type === 'study' ? 'study' : `${subject.type}:${subject.id}`;
}

/** The text of a memo's file in which `about:` names the code `to` where it named `from`. */
export function renameMemoSubject(
  content: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  let text = content;
  for (const { value, start, end } of frontMatterWords(content, 'about').reverse()) {
    if (value !== from && value !== `code:${from}`) continue;
    text = text.slice(0, start) + value.slice(0, -from.length) + to + text.slice(end);
  }
  return text;
}

/** What is wrong with the memos. */
export function memoFindings(
  study: Study,
  codebook: Codebook,
  documents: ReadonlySet<string>,
): readonly Diagnostic[] {
  const isCode = (id: string): boolean => codebook.codes.has(id);
  return readMemos(study, { isCode, isDocument: (id) => documents.has(id) }).diagnostics;
}
