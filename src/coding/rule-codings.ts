// Applies the codebook's rules to a document. Rule codings are computed, never stored.
import { allRules, type Codebook, type Rule, withDescendants } from '../codebook/codebook.ts';
import { blockIndexAt } from '../corpus/places.ts';
import type { Block, SourceDocument } from '../corpus/source-document.ts';
import { isParagraph, type Unit, unitsOf } from '../corpus/units.ts';
import { type CompiledQuery, codesOf, compileQuery } from '../query/compile.ts';

import type { UnitContext } from '../query/unit-context.ts';
import { sentencesOf } from '../text/sentences.ts';
import { compareSpans, mergeOverlapping, overlaps, type Span } from '../text/span.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import type { Coding } from './coding.ts';
import { computedIds } from './computed-id.ts';
import { queryContext } from './query-context.ts';

/** Rules made ready for many documents. */
export interface RuleCoder {
  /**
   * The rules' codings of one document, in the order of the text. `others` are its codings of other
   * origins, which `@code` sees; rules whose code another rule names with `@` run before it.
   */
  apply(document: SourceDocument, others: readonly Coding[]): Coding[];
  /** What compiling and matching had to warn of, such as a language without a stemmer. */
  warnings(): readonly string[];
}

/** Compiles every rule of the codebook once. */
export function ruleCoder(codebook: Codebook): RuleCoder {
  const vocabulary = createVocabulary();
  const warnings = new Set<string>();
  const rules = inOrderOfReference(codebook).map((rule) => ({
    rule,
    query: compileQuery(rule.query, { vocabulary, warn: (text) => warnings.add(text) }),
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
      const ids = computedIds(document.id);
      for (const { rule, query } of rules) {
        if (rule.language !== null && !fitsLanguage(document.language, rule.language)) continue;
        for (const span of ruleSpans(document, { rule, query, context, units: units(rule.unit) })) {
          const quote = document.text.slice(span.start, span.end);
          found.push({
            id: ids.next('r', rule.code, rule.id, quote),
            document: document.id,
            code: rule.code,
            origin: 'rule',
            coder: null,
            start: span.start,
            end: span.end,
            quote,
            status: 'anchored',
            stance: null,
            memo: null,
            rule: rule.id,
          });
        }
      }
      return found;
    },
    warnings: () => [...warnings],
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

interface RuleOnDocument {
  readonly rule: Rule;
  readonly query: CompiledQuery;
  readonly context: UnitContext;
  readonly units: readonly Unit[];
}

/**
 * The stretches that a rule codes, each once, in the order of the text. Hits in headings, code blocks
 * and excluded sections are dropped: at the units section and document they help to decide, but are
 * not coded.
 */
function ruleSpans(
  document: SourceDocument,
  { rule, query, context, units }: RuleOnDocument,
): Span[] {
  const matches = query.match(
    context,
    units.map((unit) => ({ ...unit, kind: rule.unit })),
  );
  const hits = mergeOverlapping(matches.flatMap((match) => match.hits)).filter((hit) => {
    const block = document.blocks[blockIndexAt(document, hit.start)];
    return block !== undefined && isCodable(document, block);
  });
  if (rule.span === 'match') return hits;
  const spans = new Map<number, Span>();
  for (const hit of hits) {
    for (const block of codableBlocks(document, hit)) {
      const stretches = rule.span === 'paragraph' ? [block] : sentencesIn(document, block);
      for (const { start, end } of stretches) {
        if (overlaps({ start, end }, hit)) spans.set(start, { start, end });
      }
    }
  }
  return [...spans.values()].sort(compareSpans);
}

function isCodable(document: SourceDocument, block: Block): boolean {
  return isParagraph(block) && !document.sections[block.section]?.excluded;
}

function codableBlocks(document: SourceDocument, hit: Span): Block[] {
  const blocks: Block[] = [];
  for (let index = blockIndexAt(document, hit.start); index < document.blocks.length; index++) {
    const block = document.blocks[index];
    if (!block || block.start >= hit.end) break;
    if (isCodable(document, block)) blocks.push(block);
  }
  return blocks;
}

function sentencesIn(document: SourceDocument, block: Block): Span[] {
  const text = document.text.slice(block.start, block.end);
  return sentencesOf(text, document.language).map(({ start, end }) => ({
    start: block.start + start,
    end: block.start + end,
  }));
}

/** All rules; a rule that names a code with `@` behind the rules of that code and of those below it. */
function inOrderOfReference(codebook: Codebook): Rule[] {
  const rules = allRules(codebook);
  const ordered = new Set<Rule>();
  const visit = (rule: Rule, above: ReadonlySet<Rule>): void => {
    if (ordered.has(rule) || above.has(rule)) return;
    const family = new Set(codesOf(rule.query).flatMap((code) => withDescendants(codebook, code)));
    const here = new Set(above).add(rule);
    for (const other of rules) if (family.has(other.code)) visit(other, here);
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule, new Set());
  return [...ordered];
}
