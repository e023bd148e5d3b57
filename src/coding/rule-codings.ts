// Applies the codebook's rules to a document. Rule codings are computed, never stored.
import type { Codebook, Rule } from '../codebook/codebook.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { type Unit, unitsOf } from '../corpus/units.ts';
import { compileQuery } from '../query/compile.ts';
import type { Span } from '../text/span.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import type { Coding } from './coding.ts';
import { computedIds } from './computed-id.ts';
import { queryContext } from './query-context.ts';
import { rulesInOrder } from './rule-order.ts';
import { ruleSpans, ruleText } from './rule-spans.ts';

/** Rules made ready for many documents. */
export interface RuleCoder {
  /**
   * The rules' codings of one document, in the order of the text. `others` are its codings of other
   * origins, which `@code` sees; rules whose code another rule names with `@` run before it.
   */
  apply(document: SourceDocument, others: readonly Coding[]): Coding[];
  /** What compiling and matching had to warn of, such as a language without a stemmer. */
  warnings(): readonly RuleWarning[];
}

/** A warning, once, with the first rule that met it. */
export interface RuleWarning {
  readonly message: string;
  readonly rule: Rule;
}

/** Keeps the first of warnings that say the same. */
export function warningList(): {
  readonly add: (rule: Rule) => (message: string) => void;
  readonly all: () => readonly RuleWarning[];
} {
  const first = new Map<string, Rule>();
  return {
    add: (rule) => (message) => {
      if (!first.has(message)) first.set(message, rule);
    },
    all: () => [...first].map(([message, rule]) => ({ message, rule })),
  };
}

/** Compiles every rule of the codebook once. */
export function ruleCoder(codebook: Codebook): RuleCoder {
  const vocabulary = createVocabulary();
  const warnings = warningList();
  const rules = rulesInOrder(codebook).map((rule) => ({
    rule,
    query: compileQuery(rule.query, { vocabulary, warn: warnings.add(rule) }),
  }));
  return {
    apply(document, others) {
      const found: Coding[] = [];
      const context = queryContext(document, {
        vocabulary,
        codebook,
        codings: () => [...others, ...found],
      });
      const units = unitsByKind(document);
      const codingOf = ruleCodingsOf(document);
      const text = ruleText(document);
      for (const { rule, query } of rules) {
        if (!ruleFits(rule, document.language)) continue;
        const asked = units(rule.unit).map((unit) => ({ ...unit, kind: rule.unit }));
        const hits = query.match(context, asked).flatMap((match) => match.hits);
        for (const span of ruleSpans(text, rule.span, hits)) {
          found.push(codingOf(rule, span));
        }
      }
      return found;
    },
    warnings: warnings.all,
  };
}

/** Whether a document's language is the wanted one or a variety of it: en-GB fits en. */
export function fitsLanguage(language: string, wanted: string): boolean {
  const [have, want] = [language.toLowerCase(), wanted.toLowerCase()];
  return have === want || have.startsWith(`${want}-`);
}

/** The units of a document, each kind computed when it is first asked for; those that rules may code. */
function unitsByKind(document: SourceDocument): (kind: Rule['unit']) => readonly Unit[] {
  const known = new Map<Rule['unit'], readonly Unit[]>();
  return (kind) => {
    const units = known.get(kind) ?? unitsOf(document, kind).filter((unit) => !unit.excluded);
    known.set(kind, units);
    return units;
  };
}

/** Whether a rule is for documents in this language. */
export function ruleFits(rule: Rule, language: string): boolean {
  return rule.language === null || fitsLanguage(language, rule.language);
}

/** Makes the codings of one document; ask in the order of rules and of their stretches. */
export type RuleCodings = (rule: Rule, span: Span) => Coding;

/**
 * Codings of rules on a document. Their quotes and ids, which need the text and a hash each, are made
 * when somebody asks for them: who counts codes has no use for them.
 */
export function ruleCodingsOf(document: Pick<SourceDocument, 'id' | 'text'>): RuleCodings {
  const asked: { readonly rule: Rule; readonly span: Span }[] = [];
  const ids: string[] = [];
  const computed = computedIds(document.id);
  const quoteOf = ({ start, end }: Span): string => document.text.slice(start, end);
  // An id counts the occurrences before it, so that all before it are made, too.
  const idAt = (place: number): string => {
    for (const { rule, span } of asked.slice(ids.length, place + 1)) {
      ids.push(computed.next('r', rule.code, rule.id, quoteOf(span)));
    }
    return ids[place] as string;
  };
  return (rule, span) => {
    const place = asked.push({ rule, span }) - 1;
    return {
      get id() {
        return idAt(place);
      },
      document: document.id,
      code: rule.code,
      origin: 'rule',
      coder: null,
      start: span.start,
      end: span.end,
      get quote() {
        return quoteOf(span);
      },
      status: 'anchored',
      stance: null,
      memo: null,
      rule: rule.id,
    };
  };
}
