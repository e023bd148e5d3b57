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
  const maker = new RuleCodingMaker(document);
  return (rule, span) => new RuleCoding(maker, rule, span);
}

/** What the codings of one document have in common. */
class RuleCodingMaker {
  readonly document: Pick<SourceDocument, 'id' | 'text'>;
  readonly #asked: RuleCoding[] = [];
  readonly #ids: string[] = [];
  readonly #computed: ReturnType<typeof computedIds>;

  constructor(document: Pick<SourceDocument, 'id' | 'text'>) {
    this.document = document;
    this.#computed = computedIds(document.id);
  }

  add(coding: RuleCoding): number {
    return this.#asked.push(coding) - 1;
  }

  /** An id counts the occurrences before it, so that all before it are made, too. */
  idAt(place: number): string {
    for (const { code, rule, quote } of this.#asked.slice(this.#ids.length, place + 1)) {
      this.#ids.push(this.#computed.next('r', code, rule, quote));
    }
    return this.#ids[place] as string;
  }
}

/** Hundreds of thousands of these are counted and never shown. */
class RuleCoding implements Coding {
  readonly #maker: RuleCodingMaker;
  readonly #place: number;
  readonly document: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly origin = 'rule';
  readonly coder = null;
  readonly status = 'anchored';
  readonly stance = null;
  readonly memo = null;

  constructor(maker: RuleCodingMaker, rule: Rule, { start, end }: Span) {
    this.#maker = maker;
    this.document = maker.document.id;
    this.code = rule.code;
    this.start = start;
    this.end = end;
    this.rule = rule.id;
    this.#place = maker.add(this);
  }

  get id(): string {
    return this.#maker.idAt(this.#place);
  }

  get quote(): string {
    return this.#maker.document.text.slice(this.start, this.end);
  }
}
