// The law of the index: it never answers differently from a plain reading of the whole corpus.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import type { Question } from '../../src/index/answer-question.ts';
import { firstDisagreement } from '../../src/index/verify.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { CodedStretch } from '../../src/query/unit-context.ts';
import { markdown } from './markdown-texts.ts';
import { randomQuery } from './random-queries.ts';
import { temporaryCorpus } from './temporary-corpus.ts';

/** The tags of a document, as codings of their code. */
function tagsOf(document: SourceDocument, code: string): CodedStretch[] {
  return document.tags
    .filter(({ name }) => name === code)
    .map(({ start, end }) => ({ start, end, origin: 'inline', coder: null, stance: null }));
}

function question(source: string, unit: Question['unit']): Question {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.error.message}`);
  return { query: parsed.query, unit, warn: () => undefined, codingsOf: tagsOf };
}

const unit = fc.constantFrom('document', 'section', 'paragraph', 'sentence');

describe('index and plain reading agree', () => {
  test('on random queries over random documents in three languages', async () => {
    const corpora = fc.array(markdown, { minLength: 1, maxLength: 6 });
    const questions = fc.array(fc.tuple(randomQuery, unit), { minLength: 30, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(corpora, questions, async (texts, asked) => {
        const corpus = temporaryCorpus(
          Object.fromEntries(texts.map((text, place) => [`${'abcdef'[place]}.md`, text])),
        );
        const open = await corpus.open();
        const documents = corpus.documents();
        for (const [source, kind] of asked) {
          const differs = firstDisagreement(open.index, documents, question(source, kind));
          expect({ source, kind, differs }).toEqual({ source, kind, differs: null });
        }
        open.close();
      }),
      { numRuns: 15 },
    );
  });
});
