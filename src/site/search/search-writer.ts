// Writes the data of the search page, document by document: texts in shards with lunr's index of their
// blocks, and at the end lunr's index of all documents and the manifest.
import { gzipSync } from 'node:zlib';
import { documentFields } from '../../query/document-fields.ts';
import { lowerBound } from '../../query/stretch.ts';
import { primaryLanguage } from '../../text/stems.ts';
import { tokenise } from '../../text/tokens.ts';
import { createVocabulary } from '../../text/vocabulary.ts';
import { documentPath } from '../addresses.ts';
import {
  FIELDS,
  type IndexField,
  MANIFEST,
  type PackedCoding,
  type PublishedCode,
  type PublishedEntry,
  type SearchManifest,
  type ShardDocument,
  shardFile,
  wordsFile,
} from '../client/search-data.ts';
import type { SiteFile } from '../page.ts';
import type { PublishedDocument } from '../published-document.ts';
import { cutIndex } from './cut-index.ts';
import { termIndexBuilder, termReader } from './term-index.ts';

/** Characters of text in a shard: about 60 kB on the line for English, 100 kB for Chinese. */
const TEXT_A_SHARD = 60_000;

export interface SearchWriter {
  readonly add: (document: PublishedDocument) => void;
  /** Writes what is left; gives how many files of each kind there are. */
  readonly finish: () => { readonly shards: number; readonly words: number };
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
  const entries: PublishedEntry[] = [];
  const totals = { words: 0, blocks: 0, sections: 0 };
  const blockCounts: Record<IndexField, Map<string, number>> = { text: new Map(), stem: new Map() };
  const documents = termIndexBuilder();
  let vocabulary = createVocabulary();
  let shard = emptyShard();
  let shards = 0;

  const flush = (): void => {
    if (shard.documents.length === 0) return;
    const content = { documents: shard.documents, index: shard.index.finish() };
    write(dataFile(shardFile(shards), content));
    shards++;
    shard = emptyShard();
    // Words of one shard say little about the next; a vocabulary of everything only grows.
    vocabulary = createVocabulary();
  };

  return {
    add(published) {
      const { source, text } = published;
      if (shard.characters > 0 && shard.characters + text.length > TEXT_A_SHARD) flush();
      const number = entries.length;
      const tokens = tokenise(text, vocabulary);
      const read = termReader(vocabulary, primaryLanguage(source.language));
      const whole = { text: new Set<string>(), stem: new Set<string>() };
      published.blocks.forEach((block) => {
        const terms = read(
          tokens,
          lowerBound(tokens.starts, tokens.count, block.start),
          lowerBound(tokens.starts, tokens.count, block.end),
        );
        shard.index.add(shard.blocks, terms);
        shard.blocks++;
        for (const field of FIELDS) {
          for (const term of terms[field]) {
            whole[field].add(term);
            blockCounts[field].set(term, (blockCounts[field].get(term) ?? 0) + 1);
          }
        }
      });
      documents.add(number, { text: [...whole.text], stem: [...whole.stem] });
      shard.documents.push(shardDocument(published, number, numbers));
      shard.characters += text.length;
      totals.words += tokens.count;
      totals.blocks += published.blocks.length;
      totals.sections += published.sections.length;
      entries.push(entryOf(published, { shard: shards, numbers }));
    },
    finish() {
      flush();
      const { firsts, files } = cutIndex(
        documents.finish(),
        (field, term) => blockCounts[field].get(term) ?? 0,
      );
      files.forEach((file, number) => {
        write(dataFile(wordsFile(number), file));
      });
      const manifest: SearchManifest = {
        documents: entries,
        codes,
        variables: options.variables,
        languages: [...new Set(entries.map(({ language }) => language))].sort(),
        words: firsts,
        shards,
        totals,
        withoutText: options.withoutText,
      };
      write(dataFile(MANIFEST, manifest));
      return { shards, words: files.length };
    },
  };
}

function emptyShard() {
  return { documents: [] as ShardDocument[], index: termIndexBuilder(), blocks: 0, characters: 0 };
}

/** A data file: a script that hands its packed content to the page (`client/pack.ts` reads it). */
function dataFile(name: string, content: unknown): SiteFile {
  const packed = gzipSync(JSON.stringify(content), { level: 6 }).toString('base64');
  return {
    name: `search/${name}.js`,
    content: `(self.axialFiles??={})[${JSON.stringify(name)}]="${packed}"\n`,
  };
}

function entryOf(
  { source, codings }: PublishedDocument,
  place: { readonly shard: number; readonly numbers: ReadonlyMap<string, number> },
): PublishedEntry {
  const codes = new Set(codings.flatMap(({ code }) => place.numbers.get(code) ?? []));
  return {
    id: source.id,
    title: source.title,
    page: documentPath(source.id),
    language: source.language,
    shard: place.shard,
    fields: [...documentFields(source)],
    codes: [...codes].sort((a, b) => a - b),
  };
}

function shardDocument(
  { text, blocks, sections, lines, codings }: PublishedDocument,
  number: number,
  numbers: ReadonlyMap<string, number>,
): ShardDocument {
  return {
    number,
    text,
    blocks: blocks.map(({ start, end, kind, section }) => [start, end, kind, section]),
    sections: sections.map(({ start, end, path }) => [start, end, path]),
    lines: lines.map(({ offset, line }) => [offset, line]),
    codings: codings.flatMap(({ start, end, code, origin, coder, stance }): PackedCoding[] => {
      const known = numbers.get(code);
      return known === undefined ? [] : [[start, end, known, origin, coder, stance]];
    }),
  };
}
