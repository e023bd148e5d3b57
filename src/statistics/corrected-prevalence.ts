// How common something is, when what counts it errs: the share that a finder hits, corrected by how often
// it misses and how often it is wrong.
import { type Figure, notDefined } from './not-defined.ts';
import type { Confusion } from './validation.ts';

/**
 * (hit share + specificity − 1) / (sensitivity + specificity − 1), kept within 0 and 1 (Rogan and Gladen
 * 1978, American Journal of Epidemiology 107, 71-76). Sensitivity and specificity come from the units
 * that a person judged too, and are taken to hold in all units. A finder that hits 12 of 100, finds 8 of
 * 10 cases and wrongly hits 4 of 90 others: (.12 − .0444) / (.8 − .0444) = .1. Not defined: `no_units`
 * (nothing was hit or missed anywhere), `nothing_to_find` (no case was judged, so that misses are
 * unknown), `no_variation` (cases alone were judged), `no_better_than_chance` (sensitivity + specificity
 * is 1 or less).
 */
export function correctedPrevalence(
  found: { readonly hits: number; readonly units: number },
  { tp, fp, fn, tn }: Confusion,
): Figure {
  if (found.units === 0) return notDefined('no_units');
  if (tp + fn === 0) return notDefined('nothing_to_find');
  if (fp + tn === 0) return notDefined('no_variation');
  const sensitivity = tp / (tp + fn);
  const wrong = fp / (fp + tn);
  if (sensitivity <= wrong) return notDefined('no_better_than_chance');
  const corrected = (found.hits / found.units - wrong) / (sensitivity - wrong);
  return Math.min(1, Math.max(0, corrected));
}
