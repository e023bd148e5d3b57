// A figure without a value says why, so that no 0 or 1 stands where nothing could be computed.

/** A number that is not defined, with a stable snake_case reason such as `never_together`. */
export interface NotDefined {
  readonly value: null;
  readonly reason: string;
}

/** A number, or why there is none. */
export type Figure = number | NotDefined;

/**
 * The reasons that this folder gives. Association: `no_units` (n is 0), `never_used` (neither code,
 * or one of them, is in any unit), `never_together` (n12 is 0), `always_together` (both codes are in
 * every unit), `no_variation` (a code is in no unit or in all), `empty_cell` (a cell of the table is
 * 0). Agreement: `no_pairable_values` (no unit has two ratings), `no_variation` (one category was
 * observed), `two_coders_only`, `not_numeric` and `negative_ratio` (values that the level of measurement
 * does not allow), `overlapping_segments` (a coder gave one position two codes), `too_many_segments`
 * (more than could be aligned exactly). Intervals: `too_few_units`, `too_many_undefined_draws`. Where a
 * denominator is empty: `nothing_found` (precision without hits), `nothing_to_find` (recall without
 * cases), `nothing_judged` (a stratum without judgements). Samples: `no_miss_seen` (recall would come
 * out as 1, which nobody knows), `miss_seen` (a bound for unseen misses is not needed), `no_recapture`
 * (two searches found nothing in common).
 * Saturation: `empty_base` (the first documents hold none of the codes). Corrected prevalence:
 * `no_better_than_chance` (the finder tells cases from others no better than chance).
 */
export type Reason =
  | 'no_units'
  | 'never_used'
  | 'never_together'
  | 'always_together'
  | 'no_variation'
  | 'empty_cell'
  | 'no_pairable_values'
  | 'two_coders_only'
  | 'negative_ratio'
  | 'overlapping_segments'
  | 'too_many_segments'
  | 'not_numeric'
  | 'too_few_units'
  | 'too_many_undefined_draws'
  | 'nothing_found'
  | 'nothing_to_find'
  | 'nothing_judged'
  | 'no_miss_seen'
  | 'miss_seen'
  | 'no_recapture'
  | 'empty_base'
  | 'no_better_than_chance';

/** A figure without a value. */
export function notDefined(reason: Reason): NotDefined {
  return { value: null, reason };
}

/** Whether a figure is a number. */
export function isDefined(figure: Figure): figure is number {
  return typeof figure === 'number';
}
