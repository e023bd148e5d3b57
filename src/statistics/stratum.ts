// Units that were drawn to be judged, of one kind.

/** Units that were sampled alike: N_h in the corpus, n_h judged, of which y_h have the code. */
export interface Stratum {
  /** Whether the rule hits these units. */
  readonly hit: boolean;
  readonly total: number;
  readonly judged: number;
  readonly positive: number;
}
