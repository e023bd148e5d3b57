// Chance-corrected agreement of several coders who cut the same text into segments.
import { chanceCorrected } from '../agreement/chance.ts';
import { type Figure, notDefined } from '../not-defined.ts';
import { type Boundaries, boundaryEdits, cost } from './segmentation.ts';

export interface SegmentationAgreement {
  /** One chance for all coders, as Scott and Fleiss take it. */
  readonly pi: Figure;
  /** Each coder's own chance, as Cohen takes it. */
  readonly kappa: Figure;
}

/**
 * π* and κ* of boundary similarity (Fournier and Inkpen 2012, NAACL, 152-161; Fournier 2013): observed is B over all pairs of coders together; expected is the chance that two
 * coders place a boundary at the same place. Not defined: `no_pairable_values` for one coder,
 * `never_used` without boundaries.
 */
export function segmentationAgreement(
  coders: readonly Boundaries[],
  nearness = 2,
): SegmentationAgreement {
  const places = coders[0]?.length ?? 0;
  if (coders.length < 2 || places === 0) return both(notDefined('no_pairable_values'));
  const rates = coders.map((own) => own.filter(Boolean).length / places);
  let [similar, possible, byPairs, pairs] = [0, 0, 0, 0];
  coders.forEach((own, i) => {
    coders.slice(i + 1).forEach((other, j) => {
      const edits = boundaryEdits(own, other, nearness);
      const met = edits.additions + edits.transpositions.length + edits.matches;
      similar += met - cost(edits, nearness);
      possible += met;
      byPairs += (rates[i] ?? 0) * (rates[i + 1 + j] ?? 0);
      pairs += 1;
    });
  });
  if (possible === 0) return both(notDefined('never_used'));
  const observed = similar / possible;
  const rate = rates.reduce((sum, own) => sum + own, 0) / rates.length;
  return {
    pi: chanceCorrected({ observed, expected: rate ** 2 }),
    kappa: chanceCorrected({ observed, expected: byPairs / pairs }),
  };
}

function both(figure: Figure): SegmentationAgreement {
  return { pi: figure, kappa: figure };
}
