// What a rule made of keywords needs to stand on its own: a passage of the corpus that shows it at work, and
// the language of the passages that it was made from.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { parseQuery } from '../query/parse.ts';
import { sentencesOf } from '../text/sentences.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { HUMAN_ORIGINS } from './scope.ts';

export interface KeywordExample {
  /** The shortest human quotation, or sentence of one, that the query hits; null where there is none. */
  readonly example: string | null;
  /** The language of all documents with such a quotation; null where there are several, or none. */
  readonly language: string | null;
}

/** Longer quotations are cut to the sentence that the query hits. */
const LONGEST = 300;

/** Looks through the human quotations of a code and of those below it, each tried as a text of its own. */
export function keywordExample(corpus: CodedCorpus, code: string, query: string): KeywordExample {
  const family = new Set(withDescendants(corpus.codebook, code));
  const vocabulary = createVocabulary();
  const parsed = parseQuery(query);
  if (!parsed.ok) return { example: null, language: null };
  const compiled = compileQuery(parsed.query, { vocabulary });
  const isHit = (text: string, language: string): boolean =>
    hits(compiled, { text, language, vocabulary });
  const languages = new Set<string>();
  let example: string | null = null;
  for (const { document, codings } of corpus.documents()) {
    for (const { code: own, origin, quote, status } of codings) {
      const isPlaced = status === 'anchored' || status === 'moved';
      if (!family.has(own) || !HUMAN_ORIGINS.includes(origin) || !isPlaced) continue;
      const shown = passage(quote, document.language, isHit);
      if (shown === null) continue;
      languages.add(document.language);
      if (example === null || shown.length < example.length) example = shown;
    }
  }
  const [language = null, ...more] = languages;
  return { example, language: more.length === 0 ? language : null };
}

function passage(
  quote: string,
  language: string,
  isHit: (text: string, language: string) => boolean,
): string | null {
  const text = quote.replaceAll('\n', ' ').trim();
  if (text === '' || !isHit(text, language)) return null;
  if (text.length <= LONGEST) return text;
  const sentences = sentencesOf(text, language).map(({ start, end }) =>
    text.slice(start, end).trim(),
  );
  return sentences.find((sentence) => isHit(sentence, language)) ?? text;
}

function hits(
  query: CompiledQuery,
  given: { readonly text: string; readonly language: string; readonly vocabulary: Vocabulary },
): boolean {
  const { text, language, vocabulary } = given;
  const whole = { start: 0, end: text.length };
  const context = {
    tokens: tokenise(text, vocabulary),
    language,
    ...{ blocks: [whole], sections: [], fields: new Map(), codings: () => [] },
  };
  return query.match(context, [{ ...whole, kind: 'paragraph' }]).length > 0;
}

/** Whether the query hits one of these texts. */
export function hitsAny(query: string, texts: readonly string[], language: string): boolean {
  const vocabulary = createVocabulary();
  const parsed = parseQuery(query);
  if (!parsed.ok) return false;
  const compiled = compileQuery(parsed.query, { vocabulary });
  return texts.some((text) => hits(compiled, { text, language, vocabulary }));
}
