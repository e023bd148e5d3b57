// How many documents two independent searches have missed together.
import { type Figure, notDefined } from './not-defined.ts';

/** What two searches found: n1 by the first, n2 by the second, m by both. */
export interface Recapture {
  readonly n1: number;
  readonly n2: number;
  readonly m: number;
}

export interface ChapmanEstimate {
  /** How many there are in all. */
  readonly value: number;
  readonly standardError: number;
}

/** n1 n2 / m (Petersen 1896; Lincoln 1930). Not defined (`no_recapture`) where m is 0. */
export function lincolnPetersen({ n1, n2, m }: Recapture): Figure {
  return m === 0 ? notDefined('no_recapture') : (n1 * n2) / m;
}

/**
 * (n1 + 1)(n2 + 1) / (m + 1) − 1, nearly unbiased and defined for m = 0 (Chapman 1951, University of
 * California Publications in Statistics 1, 131-160), with Seber's standard error (1970, Biometrics
 * 26, 13-22). It supposes that the searches are independent and each document as easy to find.
 */
export function chapman({ n1, n2, m }: Recapture): ChapmanEstimate {
  const value = ((n1 + 1) * (n2 + 1)) / (m + 1) - 1;
  const variance = ((n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m)) / ((m + 1) ** 2 * (m + 2));
  return { value, standardError: Math.sqrt(variance) };
}
