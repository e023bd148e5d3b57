// The shape of every interval, and the confidence that is meant where none is named.

/** Both ends belong to the interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const DEFAULT_CONFIDENCE = 0.95;
