// Runs rules on single texts, as if each were a document of its own. `@code` is where the rules of
// that code and of those below it hit the text.
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import type { CodedStretch, UnitContext } from '../query/unit-context.ts';
import { sentencesOf } from '../text/sentences.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type TokenisedText, tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import type { Rule } from './codebook.ts';
import { type KeptCode, withKeptDescendants } from './collect-codes.ts';
import { withoutFilters } from './without-filters.ts';

/** Stems of a rule that names no language are English ones. */
const DEFAULT_LANGUAGE = 'en';

/** A text that rules can be tried on. */
export interface TrialText {
  readonly text: string;
  readonly tokens: TokenisedText;
  readonly blocks: readonly Span[];
  /** Stretches that the rules of a code hit, once they were asked for. */
  readonly coded: Map<string, readonly CodedStretch[]>;
}

export interface Trials {
  /** Makes a text ready. A single line break counts as a space, an empty line ends a paragraph. */
  open(text: string): TrialText;
  /** Where a rule hits a text; empty where it misses it. */
  hits(rule: Rule, text: TrialText): readonly Span[];
}

/** Trials of rules on texts; compiles each rule once. */
export function openTrials(
  codes: ReadonlyMap<string, KeptCode>,
  rules: ReadonlyMap<string, readonly Rule[]>,
): Trials {
  const vocabulary = createVocabulary();
  const queries = new Map<Rule, CompiledQuery | null>();
  for (const rule of [...rules.values()].flat()) {
    const query = withoutFilters(rule.query);
    queries.set(rule, query && compileQuery(query, { vocabulary }));
  }
  const hits = (rule: Rule, text: TrialText): Span[] => {
    const units = unitsOf(text, rule);
    const context: UnitContext = {
      tokens: text.tokens,
      language: rule.language ?? DEFAULT_LANGUAGE,
      blocks: text.blocks,
      sections: [],
      fields: new Map(),
      codings: (code) => codedBy(code, text),
    };
    const matches = queries.get(rule)?.match(context, units) ?? [];
    return matches.flatMap((match) => match.hits);
  };
  const codedBy = (code: string, text: TrialText): readonly CodedStretch[] => {
    const known = text.coded.get(code);
    if (known) return known;
    const kept = codes.get(code);
    const family = kept ? withKeptDescendants(kept) : [];
    const found = family
      .flatMap(({ id }) => rules.get(id) ?? [])
      .flatMap((rule) => hits(rule, text).flatMap((hit) => codedSpans(text, rule, hit)))
      .map((span) => ({ ...span, origin: 'rule', coder: null, stance: null }));
    text.coded.set(code, found);
    return found;
  };
  return { open: (text) => openText(text, vocabulary), hits };
}

function openText(written: string, vocabulary: Vocabulary): TrialText {
  const text = written
    .trim()
    .replace(/[ \t]*\n[ \t]*(?:\n[ \t]*)+/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, ' ')
    .replaceAll('\n\n', '\n');
  const blocks: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    blocks.push({ start, end });
    start = end + 1;
  }
  return { text, tokens: tokenise(text, vocabulary), blocks, coded: new Map() };
}

function unitsOf({ text, blocks }: TrialText, { unit, language }: Rule) {
  const kind = unit;
  if (unit === 'paragraph') return blocks.map((span) => ({ ...span, kind }));
  if (unit !== 'sentence') return [{ start: 0, end: text.length, kind }];
  return sentencesOf(text, language ?? DEFAULT_LANGUAGE).map((span) => ({ ...span, kind }));
}

/** What a hit of a rule codes. */
function codedSpans({ text, blocks }: TrialText, { span, language }: Rule, hit: Span): Span[] {
  if (span === 'match') return [hit];
  const stretches = span === 'paragraph' ? blocks : sentencesOf(text, language ?? DEFAULT_LANGUAGE);
  return stretches.filter((stretch) => overlaps(stretch, hit));
}
