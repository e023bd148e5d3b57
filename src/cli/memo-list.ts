// All memos of a study in one list: those on codings (ledgers and inline tags) and the longer ones in
// files, each with a link to what it is about.
import type { Table } from '../analysis/table.ts';
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import { lineAt } from '../corpus/places.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { type MemoFile, type MemoSubject, subjectText } from '../study/memo-files.ts';
import { foldCase } from '../text/folding.ts';

/** What a memo is about, and where that stands: a path from the study's folder, with its line. */
interface MemoLink {
  readonly about: string;
  readonly link: string;
}

export interface MemoEntry {
  /** Where the memo itself is written: its file, or the coding's document. */
  readonly file: string;
  readonly kind: string;
  readonly coder: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly about: readonly MemoLink[];
  /** Id of the coding that it stands on; null for a memo of its own. */
  readonly coding: string | null;
  readonly document: string | null;
  readonly code: string | null;
  /** The coded words, for a memo on a coding. */
  readonly quote: string | null;
}

export interface MemoFilter {
  readonly about: readonly MemoSubject[] | null;
  readonly kinds: readonly string[] | null;
  readonly coders: readonly string[] | null;
  readonly search: string | null;
}

/** The memos in files first, in the order of their names; then those on codings, in the order of the text. */
export function listMemos(
  loaded: LoadedStudy,
  memos: readonly MemoFile[],
  filter: MemoFilter,
): MemoEntry[] {
  const { codebook } = loaded.corpus;
  const fileOf = new Map<string, string>();
  const placeOf = new Map<string, string>();
  const onCodings: MemoEntry[] = [];
  for (const { document, codings } of loaded.corpus.documents()) {
    fileOf.set(document.id, document.file);
    for (const coding of codings) {
      const { id, code, coder, memo, quote, status } = coding;
      if (coding.origin === 'rule' || coding.origin === 'machine') continue;
      const line = status === 'orphaned' ? null : lineAt(document, coding.start);
      const place = line === null ? document.file : `${document.file}:${line}`;
      placeOf.set(id, place);
      if (memo === null) continue;
      onCodings.push({
        ...{ file: document.file, kind: 'note', coder, date: null, title: null, text: memo },
        about: [{ about: `coding:${id}`, link: place }],
        ...{ coding: id, document: document.id, code, quote },
      });
    }
  }
  const linkOf = (subject: MemoSubject): string => {
    if (subject.type === 'study') return 'axial.yaml';
    if (subject.type === 'document') return fileOf.get(subject.id) ?? '';
    if (subject.type === 'coding') return placeOf.get(subject.id) ?? '';
    const code = codebook.codes.get(subject.id);
    return code ? `${code.file}:${code.line}` : '';
  };
  const inFiles = memos.map((memo) => entryOf(memo, linkOf));
  return [...inFiles, ...onCodings].filter((entry) => isWanted(entry, filter, codebook));
}

function entryOf(memo: MemoFile, linkOf: (subject: MemoSubject) => string): MemoEntry {
  const { file, kind, coder, date, title, text } = memo;
  const idOf = (type: MemoSubject['type']): string | null => {
    const subject = memo.about.find((each) => each.type === type);
    return subject && 'id' in subject ? subject.id : null;
  };
  return {
    ...{ file, kind, coder, date, title, text },
    about: memo.about.map((each) => ({ about: subjectText(each), link: linkOf(each) })),
    ...{ coding: idOf('coding'), document: idOf('document'), code: idOf('code'), quote: null },
  };
}

/** A memo about a code is also one about the codes above it; one on a coding is about its document, too. */
function isWanted(entry: MemoEntry, filter: MemoFilter, codebook: Codebook): boolean {
  const { about, kinds, coders, search } = filter;
  if (kinds && !kinds.includes(entry.kind)) return false;
  if (coders && (entry.coder === null || !coders.includes(entry.coder))) return false;
  const words = [entry.title, entry.text].filter((part) => part !== null).join('\n');
  if (search !== null && !foldCase(words).includes(foldCase(search))) return false;
  if (about === null) return true;
  const subjects = new Set([
    ...entry.about.map((each) => each.about),
    ...(entry.coding === null ? [] : [`coding:${entry.coding}`]),
    ...(entry.document === null ? [] : [`document:${entry.document}`]),
  ]);
  const codes = [...subjects, ...(entry.code === null ? [] : [`code:${entry.code}`])]
    .filter((subject) => subject.startsWith('code:'))
    .map((subject) => subject.slice('code:'.length));
  for (const code of codes) {
    for (const each of [code, ...ancestorsOf(codebook, code)]) subjects.add(`code:${each}`);
  }
  return about.some((subject) => subjects.has(subjectText(subject)));
}

const COLUMNS = [
  'kind',
  'about',
  'coder',
  'date',
  'title',
  'text',
  'quote',
  'document',
  'code',
  'coding',
  'file',
  'link',
] as const;

/** One row a memo, for CSV. */
export function memosTable(memos: readonly MemoEntry[]): Table {
  return {
    id: 'memos',
    title: 'Memos',
    columns: COLUMNS.map((key) => ({ key, label: key, type: 'text', unit: null })),
    rows: memos.map((memo) =>
      COLUMNS.map((key) => {
        if (key === 'about') return memo.about.map((each) => each.about).join('; ');
        if (key === 'link') return memo.about.map((each) => each.link).join('; ');
        return memo[key];
      }),
    ),
    notes: [],
  };
}

/** A memo for people: what it is about and where, who wrote it, its words. */
export function memoText(memo: MemoEntry): string {
  const by = [memo.kind, memo.coder, memo.date].filter((part) => part !== null).join(', ');
  const subject = ({ about, link }: MemoLink): string =>
    memo.coding !== null && memo.quote !== null ? `${memo.code}  ${link}` : `${about}  ${link}`;
  const head = `${memo.about.map(subject).join('; ')}  (${by})`;
  const own = memo.quote === null ? `    ${memo.title ?? memo.file}\n` : `    "${memo.quote}"\n`;
  return `${head}\n${own.replaceAll('\n', '\n    ').trimEnd()}\n    ${memo.text.replaceAll('\n', '\n    ')}\n`;
}
