// The search of the site reads only what lunr and the pairs of characters propose: it finds what a
// reading of every text finds, in languages with and without spaces.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import { scanDocuments } from '../../src/index/match-units.ts';
import { compileQuery } from '../../src/query/compile.ts';
import { documentFields } from '../../src/query/document-fields.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { UnitKind } from '../../src/query/unit-context.ts';
import { createEngine } from '../../src/site/client/engine.ts';
import { unpack } from '../../src/site/client/pack.ts';
import { STEMS } from '../../src/site/client/stemmers.ts';
import { publishedDocument } from '../../src/site/published-document.ts';
import { searchWriter } from '../../src/site/search/search-writer.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { smallDocument } from '../analysis/small-corpus.ts';
import { queriesOver } from '../index/random-queries.ts';

/** Han, one of them for compatibility only, kana whole and in parts, Hangul, characters with marks and selectors. */
const SIGNS = [...'政府服务务府購購か\u3099がガｶ社会한국국\u1100\u1161葛'].concat(
  // Often, so that the two often follow each other.
  ...['服', '服', '服', '务\u0301', '务\u0301', '务\ufe00'],
  '葛\u{e0100}',
  '㈱',
);
const BETWEEN = ['', '', '', ' ', '，', '、', 'law', '3', '\n\n'];

const text = fc
  .array(fc.tuple(fc.constantFrom(...SIGNS), fc.constantFrom(...BETWEEN)), {
    minLength: 1,
    maxLength: 14,
  })
  .map((pieces) => pieces.flat().join(''));

const chinese = fc.oneof(
  {
    weight: 4,
    arbitrary: queriesOver({
      words: ['政府', '府服', '服务', '購', '国国', 'がガ', '한국', '葛', '务府服', 'law', '3'],
      filters: ['language:en', 'title:政'],
    }),
  },
  // An expression hits the character in front of a mark, a word does not.
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/服务/',
      '/服务/ language:en',
      '/服务|政府/',
      '/服.?务/',
      '/葛/ OR 政府',
    ),
  },
);

interface Site {
  readonly search: ReturnType<typeof createEngine>;
  /** Names of the files that the search has asked for. */
  readonly asked: string[];
}

function siteOf(documents: readonly SourceDocument[]): Site {
  const files = new Map<string, string>();
  const writer = searchWriter({
    codes: [{ id: 'trust', name: 'Trust', parent: -1, page: 'codes/trust.html', look: 'c0' }],
    variables: [],
    withoutText: false,
    write: ({ name, content }) => {
      files.set(name.replace(/^search\/|\.js$/g, ''), /="([^"]*)"/.exec(content)?.[1] ?? '');
    },
  });
  for (const document of documents) {
    writer.add(publishedDocument({ document, codings: [], done: [] }, { withoutText: false }));
  }
  writer.finish();
  const asked: string[] = [];
  const search = createEngine((name) => {
    asked.push(name);
    // The stemmers are part of this program; in the browser they come as a script.
    if (name === STEMS) return Promise.resolve('');
    return unpack(files.get(name) ?? '');
  });
  return { search, asked };
}

function scan(documents: readonly SourceDocument[], query: string, unit: UnitKind): string[] {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const vocabulary = createVocabulary();
  const found = scanDocuments(documents, {
    query: compileQuery(parsed.query, { vocabulary }),
    unit,
    vocabulary,
    fieldsOf: documentFields,
    codingsOf: () => [],
  });
  return [...found].flatMap(({ document, units }) =>
    units.map(({ unit: { start, end } }) => `${document.id} ${start}-${end}`),
  );
}

async function siteHits({ search }: Site, query: string, unit: UnitKind): Promise<string[]> {
  const hits: string[] = [];
  const answer = await search.search({
    query,
    unit,
    isOver: () => false,
    onHits: (some) =>
      hits.push(...some.map(({ document, start, end }) => `${document} ${start}-${end}`)),
  });
  if (!answer.ok) throw new Error(answer.message);
  expect(answer.total).toBe(hits.length);
  return hits.sort();
}

test('pairs of characters lose nothing: the hits of a plain reading, whatever the text', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      chinese,
      fc.constantFrom<UnitKind>('paragraph', 'sentence', 'section', 'document'),
      async (texts, query, unit) => {
        const documents = texts.map((each, number) => smallDocument(`d${number}`, each));
        const wanted = scan(documents, query, unit).sort();
        expect(await siteHits(siteOf(documents), query, unit)).toEqual(wanted);
        found += wanted.length > 0 ? 1 : 0;
      },
    ),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(80);
});

test('a word of two common characters leads only to the documents that hold it', async () => {
  const page = (middle: string): string => `${'服从任务。'.repeat(1700)}${middle}。`;
  const documents = ['服任', '服务', '任服', '务服'].map((middle, number) =>
    smallDocument(`d${number}`, page(middle)),
  );
  const site = siteOf(documents);
  expect(await siteHits(site, '服务', 'paragraph')).toEqual([`d1 0-${page('服务').length}`]);
  expect(site.asked.filter((name) => name.startsWith('texts'))).toEqual(['texts-1']);
});
