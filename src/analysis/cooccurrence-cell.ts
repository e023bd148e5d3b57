// The quotations behind one cell of the co-occurrence table.
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { counted } from '../text/counted.ts';
import { overlaps } from '../text/span.ts';
import { documentUnits } from './blind-ratings.ts';
import { filterCodings, type Quotation, toQuotation } from './quotations.ts';
import { inScope } from './scope.ts';
import type { Table } from './table.ts';
import { type CountingOptions, unitCounts } from './unit-counts.ts';
import { text } from './validation-table.ts';

/**
 * The codings of either code (or of one below it, if children are not kept apart) in the units that hold both, in the order of the text.
 * At the unit overlap, those that share a position with a coding of the other code.
 */
export function cellQuotations(
  corpus: CodedCorpus,
  [a, b]: readonly [string, string],
  options: CountingOptions & { readonly children?: 'roll' | 'keep' },
): Quotation[] {
  const { filter = {}, unit, children = 'roll' } = options;
  const { counts } = inScope(corpus, unitCounts(corpus, options), filter);
  const documents = new Set(counts.map(({ document }) => document.id));
  const codingsOf = (code: string) => {
    const rolled = filterCodings(corpus, { ...filter, codes: [code] });
    if (children === 'roll') return rolled;
    return (coded: CodedDocument) => rolled(coded).filter((coding) => coding.code === code);
  };
  const [ofA, ofB] = [codingsOf(a), codingsOf(b)];
  const found: Quotation[] = [];
  for (const coded of corpus.documents()) {
    if (!documents.has(coded.document.id)) continue;
    const isCounted = ({ status, origin }: Quotation | (typeof coded.codings)[number]) =>
      (status === 'anchored' || status === 'moved') &&
      (origin !== 'document' || unit === 'document');
    const [first, second] = [ofA(coded).filter(isCounted), ofB(coded).filter(isCounted)];
    if (first.length === 0 || second.length === 0) continue;
    const both = [...first, ...second].sort((x, y) => x.start - y.start || x.end - y.end);
    if (unit === 'overlap') {
      const meets = (list: typeof first) => (one: (typeof first)[number]) =>
        list.some((other) => overlaps(one, other));
      const shown = new Set([...first.filter(meets(second)), ...second.filter(meets(first))]);
      found.push(
        ...both.filter((each) => shown.has(each)).map((c) => toQuotation(coded.document, c)),
      );
      continue;
    }
    const units = documentUnits(coded, unit);
    const inB = units.holding(second);
    const common = new Set([...units.holding(first)].filter((each) => inB.has(each)));
    for (const coding of both) {
      if ([...units.holding([coding])].some((each) => common.has(each))) {
        found.push(toQuotation(coded.document, coding));
      }
    }
  }
  return found;
}

/** The quotations of a cell as a table. */
export function cellTable([a, b]: readonly [string, string], found: readonly Quotation[]): Table {
  return {
    id: 'cooccurrence-cell',
    title: `Where ${a} and ${b} meet`,
    columns: [
      text('place', 'Place'),
      text('code', 'Code'),
      text('origin', 'Origin'),
      text('coder', 'Coder'),
      text('quote', 'Quotation'),
    ],
    rows: found.map((each) => [
      `${each.document}:${each.line}`,
      each.code,
      each.origin,
      each.coder ?? '',
      each.quote,
    ]),
    notes: [`${counted(found.length, 'coding')} in units that hold both codes.`],
  };
}
