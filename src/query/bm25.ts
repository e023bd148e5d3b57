// How well a unit answers a query: BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
// Framework: BM25 and Beyond", equation 3.15), with the weight of a term always above zero.

const K1 = 1.2;
const B = 0.75;

/** What the corpus says about a term: in how many of its units it stands. */
export interface TermRarity {
  readonly units: number;
  readonly unitsWithTerm: number;
}

/** The weight of a term, the greater the rarer it is; 1 where nothing is known of it (null). */
export function termWeight(rarity: TermRarity | null): number {
  if (rarity === null) return 1;
  const { units, unitsWithTerm } = rarity;
  const present = Math.min(unitsWithTerm, units);
  return Math.log(1 + (units - present + 0.5) / (present + 0.5));
}

/**
 * The score of a unit. `counts` says how often each term stands in it, `weights` what each is worth;
 * `length` and `averageLength` are in words.
 */
export function unitScore(
  counts: readonly number[],
  weights: readonly number[],
  unit: { readonly length: number; readonly averageLength: number },
): number {
  const relative = unit.averageLength > 0 ? unit.length / unit.averageLength : 1;
  const damping = K1 * (1 - B + B * relative);
  return counts.reduce(
    (sum, count, term) => sum + ((weights[term] ?? 0) * count * (K1 + 1)) / (count + damping),
    0,
  );
}
