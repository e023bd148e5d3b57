// Writes the data of the search page, document by document: texts in shards with lunr's index of their
// blocks, and at the end lunr's index of all documents, what filters ask for, and the manifest.
import { gzipSync } from 'node:zlib';
import { documentFields } from '../../query/document-fields.ts';
import { lowerBound } from '../../query/stretch.ts';
import type { DocumentFields } from '../../query/unit-context.ts';
import { primaryLanguage } from '../../text/stems.ts';
import { tokenise } from '../../text/tokens.ts';
import { createVocabulary } from '../../text/vocabulary.ts';
import { documentPath } from '../addresses.ts';
import {
  APPLIED_CODES,
  FIELDS,
  fieldFile,
  type IndexField,
  MANIFEST,
  type PackedCoding,
  type PackedPart,
  type PublishedCode,
  pairsFile,
  type SearchManifest,
  type ShardDocument,
  shardFile,
  wordsFile,
} from '../client/search-data.ts';
import type { SiteFile } from '../page.ts';
import type { PublishedDocument } from '../published-document.ts';
import { cutIndex } from './cut-index.ts';
import { fieldFiles } from './field-files.ts';
import { pairIndexBuilder, pairReader } from './pair-index.ts';
import { termIndexBuilder, termReader } from './term-index.ts';

/** Bytes of text in a shard; on the line it is about as large. A longer document is one by itself. */
const TEXT_A_SHARD = 24_000;

export interface SearchWriter {
  readonly add: (document: PublishedDocument) => void;
  /** Writes what is left; gives how many files there are. */
  readonly finish: () => number;
}

export interface SearchWriterOptions {
  readonly codes: readonly PublishedCode[];
  readonly variables: readonly string[];
  readonly withoutText: boolean;
  readonly write: (file: SiteFile) => void;
}

export function searchWriter(options: SearchWriterOptions): SearchWriter {
  const { codes, write } = options;
  const numbers = new Map(codes.map(({ id }, number) => [id, number]));
  const facts: DocumentFacts[] = [];
  const parts: PackedPart[] = [];
  const totals = { words: 0, blocks: 0, sections: 0 };
  const blockCounts: Record<IndexField, Map<string, number>> = { text: new Map(), stem: new Map() };
  const words = termIndexBuilder();
  const pairs = pairIndexBuilder();
  let vocabulary = createVocabulary();
  let shard = emptyShard();

  const flush = (): void => {
    if (shard.documents.length === 0) return;
    const content = { documents: shard.documents, index: shard.index.finish() };
    const file = dataFile(shardFile(parts.length), content);
    write(file);
    parts.push([shard.documents.length, Math.ceil(file.content.length / 1000)]);
    shard = emptyShard();
    // Words of one shard say little about the next; a vocabulary of everything only grows.
    vocabulary = createVocabulary();
  };

  return {
    add(published) {
      const { source, text } = published;
      const bytes = Buffer.byteLength(text);
      if (shard.bytes > 0 && shard.bytes + bytes > TEXT_A_SHARD) flush();
      const number = facts.length;
      const tokens = tokenise(text, vocabulary);
      const read = termReader(vocabulary, primaryLanguage(source.language));
      const whole = { text: new Set<string>(), stem: new Set<string>() };
      const found: number[] = [];
      const readPairs = pairReader(vocabulary, found);
      published.blocks.forEach((block) => {
        const from = lowerBound(tokens.starts, tokens.count, block.start);
        const to = lowerBound(tokens.starts, tokens.count, block.end);
        const terms = read(tokens, from, to);
        shard.index.add(shard.blocks, terms);
        shard.blocks++;
        readPairs(tokens, from, to);
        for (const field of FIELDS) {
          for (const term of terms[field]) {
            whole[field].add(term);
            blockCounts[field].set(term, (blockCounts[field].get(term) ?? 0) + 1);
          }
        }
      });
      words.add(number, { text: [...whole.text], stem: [...whole.stem] });
      pairs.add(number, found);
      const fields = documentFields(source);
      const document = shardDocument(published, { number, fields, numbers });
      shard.documents.push(document);
      shard.bytes += bytes;
      totals.words += tokens.count;
      totals.blocks += published.blocks.length;
      totals.sections += published.sections.length;
      const codes = new Set(document.codings.map(([, , code]) => code));
      facts.push({
        language: source.language,
        fields,
        codes: [...codes].sort((a, b) => a - b),
      });
    },
    finish() {
      flush();
      const wordFiles = cutIndex(
        words.finish(),
        (field, term) => blockCounts[field].get(term) ?? 0,
      );
      const pairFiles = cutIndex(pairs.finish(), null);
      const fields = fieldFiles(facts.map((document) => document.fields));
      const manifest: SearchManifest = {
        documents: facts.length,
        parts,
        codes,
        variables: options.variables,
        languages: [...new Set(facts.map(({ language }) => language))].sort(),
        fields: fields.map(({ name }) => name),
        words: wordFiles.firsts,
        pairs: pairFiles.firsts,
        totals,
        withoutText: options.withoutText,
      };
      const files: readonly (readonly [name: string, content: unknown])[] = [
        ...wordFiles.files.map((file, number) => [wordsFile(number), file] as const),
        ...pairFiles.files.map((file, number) => [pairsFile(number), file] as const),
        ...fields.map(({ values }, number) => [fieldFile(number), values] as const),
        [APPLIED_CODES, facts.map((document) => document.codes)],
        [MANIFEST, manifest],
      ];
      for (const [name, content] of files) write(dataFile(name, content));
      return parts.length + files.length;
    },
  };
}

/** What is kept of each document until the end. */
interface DocumentFacts {
  readonly language: string;
  readonly fields: DocumentFields;
  readonly codes: readonly number[];
}

function emptyShard() {
  return { documents: [] as ShardDocument[], index: termIndexBuilder(), blocks: 0, bytes: 0 };
}

/** A data file: a script that hands its packed content to the page (`client/pack.ts` reads it). */
function dataFile(name: string, content: unknown): SiteFile {
  const packed = gzipSync(JSON.stringify(content), { level: 6 }).toString('base64');
  return {
    name: `search/${name}.js`,
    content: `(self.axialFiles??={})[${JSON.stringify(name)}]="${packed}"\n`,
  };
}

function shardDocument(
  { source, text, blocks, sections, lines, codings }: PublishedDocument,
  known: {
    readonly number: number;
    readonly fields: DocumentFields;
    readonly numbers: ReadonlyMap<string, number>;
  },
): ShardDocument {
  return {
    number: known.number,
    id: source.id,
    title: source.title,
    page: documentPath(source.id),
    language: source.language,
    fields: [...known.fields],
    text,
    blocks: blocks.map(({ start, end, kind, section }) => [start, end, kind, section]),
    sections: sections.map(({ start, end, path }) => [start, end, path]),
    lines: lines.map(({ offset, line }) => [offset, line]),
    codings: codings.flatMap(({ start, end, code, origin, coder, stance }): PackedCoding[] => {
      const number = known.numbers.get(code);
      return number === undefined ? [] : [[start, end, number, origin, coder, stance]];
    }),
  };
}
