// The units of a text that rules may code, and the hits of a rule in them. Many rules ask about one
// text: each kind of unit is found once.
import type { CompiledQuery } from '../query/compile.ts';
import type { QueryUnit, UnitContext, UnitKind } from '../query/unit-context.ts';
import type { Span } from '../text/span.ts';
import type { KeptRule } from './kept-rule.ts';
import { inDocument, type PartialContext, type PlacedUnit } from './partial-context.ts';
import type { StoredDocument } from './stored-document.ts';

/** Headings, code and excluded sections are no units for rules. */
export class RuleUnits {
  readonly context: UnitContext;
  readonly #document: StoredDocument;
  readonly #units: PartialContext['units'];
  readonly #known = new Map<UnitKind, AskedUnits>();

  constructor(document: StoredDocument, { context, units }: PartialContext) {
    this.context = context;
    this.#document = document;
    this.#units = units;
  }

  of(kind: UnitKind): AskedUnits {
    const known = this.#known.get(kind) ?? this.#find(kind);
    this.#known.set(kind, known);
    return known;
  }

  #find(kind: UnitKind): AskedUnits {
    const placed = this.#units(kind).filter((unit) => {
      if (kind === 'document') return true;
      if (kind !== 'section' && (unit.kind === 'heading' || unit.kind === 'code')) return false;
      return !this.#document.isExcluded(unit.section);
    });
    return { placed, asked: placed.map(({ start, end }) => ({ start, end, kind })) };
  }
}

/** The same units as they lie in the document, and as the matcher is asked about them. */
interface AskedUnits {
  readonly placed: readonly PlacedUnit[];
  readonly asked: readonly QueryUnit[];
}

/** The hits of a rule in its units, as they lie in the document. */
export function hitsOf({ rule }: KeptRule, query: CompiledQuery, units: RuleUnits): Span[] {
  const { placed, asked } = units.of(rule.unit);
  const hits: Span[] = [];
  for (const match of query.match(units.context, asked)) {
    const unit = placed[match.unit];
    if (unit) for (const hit of match.hits) hits.push(inDocument(hit, unit));
  }
  return hits;
}
