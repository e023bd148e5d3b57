// What others take for the same: ripgrep over the files, search libraries in memory on a tenth of the
// corpus, and a plain scan of all texts by our own matcher.
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { readDocument } from '../src/corpus/read-document.ts';
import type { SourceDocument } from '../src/corpus/source-document.ts';
import { scanDocuments } from '../src/index/match-units.ts';
import { compileQuery } from '../src/query/compile.ts';
import { documentFields } from '../src/query/document-fields.ts';
import { parseQuery } from '../src/query/parse.ts';
import { createVocabulary } from '../src/text/vocabulary.ts';
import { type FolderFile, timed } from './corpus-folder.ts';
import { partOf, QUERIES } from './index.ts';
import type { BenchLanguage } from './rules.ts';
import { runPeer } from './whole-process.ts';

export interface PeerFigure {
  readonly name: string;
  /** null where the peer is not there. */
  readonly ms: number | null;
  readonly cpu: null;
  readonly peak: null;
  readonly note: string;
}

export async function peerFigures(
  files: readonly FolderFile[],
  corpus: { readonly folder: string; readonly language: BenchLanguage },
): Promise<PeerFigure[]> {
  const documents = files.map(({ name, bytes }) => readDocument(bytes, { id: name, file: name }));
  const tenth = new Set(partOf(files, 10).map(({ name }) => name));
  const paragraphs = documents
    .filter(({ id }) => tenth.has(id))
    .flatMap(({ id, text, blocks }) =>
      blocks.map(({ start, end }, block) => ({
        id: `${id}#${block}`,
        text: text.slice(start, end),
      })),
    );
  const note = `${paragraphs.length} paragraphs of a tenth of the documents, read already`;
  return [
    ripgrep(corpus.folder, QUERIES[corpus.language][0]),
    plainScan(documents, QUERIES[corpus.language][0]),
    {
      name: 'MiniSearch: build',
      ms: timed(() => miniSearch(paragraphs)).ms,
      cpu: null,
      peak: null,
      note,
    },
    { name: 'lunr: build', ms: timed(() => lunrIndex(paragraphs)).ms, cpu: null, peak: null, note },
  ];
}

interface Paragraph {
  readonly id: string;
  readonly text: string;
}

function miniSearch(paragraphs: readonly Paragraph[]): void {
  new MiniSearch({ fields: ['text'] }).addAll(paragraphs);
}

function lunrIndex(paragraphs: readonly Paragraph[]): void {
  lunr((builder) => {
    builder.ref('id');
    builder.field('text');
    for (const paragraph of paragraphs) builder.add(paragraph);
  });
}

/** The first query as a pattern, without stem and wildcard. */
function ripgrep(folder: string, query: string): PeerFigure {
  const pattern = query.replace(/[*~]/g, '');
  const run = runPeer('rg', [
    '--count',
    '--ignore-case',
    '--word-regexp',
    pattern,
    `${folder}/corpus`,
  ]);
  const name = `ripgrep ${pattern}`;
  if (!run) return { name, ms: null, cpu: null, peak: null, note: 'left out: rg is not installed' };
  return {
    name,
    ms: run.ms,
    cpu: null,
    peak: null,
    note: 'lines of the Markdown, no units, no rank',
  };
}

function plainScan(documents: readonly SourceDocument[], source: string): PeerFigure {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { ms, result } = timed(() => {
    const vocabulary = createVocabulary();
    const query = compileQuery(parsed.query, { vocabulary });
    let units = 0;
    const request = { query, unit: 'paragraph', vocabulary, fieldsOf: documentFields } as const;
    for (const matched of scanDocuments(documents, { ...request, codingsOf: () => [] })) {
      units += matched.units.length;
    }
    return units;
  });
  const note = `${result} units; the documents are read already`;
  return { name: `plain scan by the matcher: ${source}`, ms, cpu: null, peak: null, note };
}
