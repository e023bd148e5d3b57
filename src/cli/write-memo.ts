// Writes a longer memo as a Markdown file of its own under `codebook/memos/`.
import { join } from 'node:path';
import { stringify } from 'yaml';
import { shownPath } from '../study/corpus-files.ts';
import { documentFiles } from '../study/document-files.ts';
import {
  type MemoKind,
  type MemoSubject,
  memosFolder,
  parseSubject,
  subjectText,
} from '../study/memo-files.ts';
import type { Study } from '../study/open-study.ts';
import { UsageError } from '../study/usage-error.ts';
import { writeNewFile } from '../study/write-new-file.ts';
import { nearest } from '../text/nearest.ts';

export interface NewMemo {
  readonly about: readonly string[];
  readonly kind: MemoKind;
  readonly coder: string;
  readonly title: string | null;
  /** A day, `2026-01-31`. */
  readonly date: string;
  readonly text: string;
}

/**
 * Writes the memo and gives its file, relative to the study's folder. It never overwrites one.
 * @throws UsageError where the memo is about something that is not there.
 */
export function writeMemo(
  study: Study,
  codes: Iterable<string>,
  memo: NewMemo,
): { readonly file: string; readonly about: readonly string[] } {
  const known = { codes: new Set(codes), documents: new Set<string>() };
  for (const { id } of documentFiles(study).files) known.documents.add(id);
  const about = memo.about.map((name) => subjectText(knownSubject(name, known)));
  const { kind, coder, title, date, text } = memo;
  const front = {
    about: about.length === 1 ? about[0] : about,
    kind,
    ...(title !== null && { title }),
    ...{ coder, date },
  };
  const content = `---\n${stringify(front, { lineWidth: 0 })}---\n\n${text.trim()}\n`;
  const name = slug(title ?? `${about[0] ?? 'study'}-${date}`);
  for (let number = 1; ; number++) {
    const path = join(memosFolder(study), `${name}${number === 1 ? '' : `-${number}`}.md`);
    if (writeNewFile(path, content)) return { file: shownPath(study, path), about };
  }
}

function knownSubject(
  name: string,
  known: { readonly codes: ReadonlySet<string>; readonly documents: ReadonlySet<string> },
): MemoSubject {
  const found = parseSubject(name, {
    isCode: (id) => known.codes.has(id),
    isDocument: (id) => known.documents.has(id),
  });
  if (found !== null) return found;
  const near = nearest(name, [...known.codes, ...known.documents, 'study']);
  throw new UsageError(
    `There is no code or document "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
  );
}

/** Characters of a file's name, so that it fits on every disk. */
const LONGEST = 60;

function slug(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...words.replace(/^-+|-+$/g, '')].slice(0, LONGEST).join('').replace(/-+$/, '') || 'memo';
}
