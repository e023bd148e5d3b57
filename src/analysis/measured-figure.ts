// A figure with its interval, in the form of the JSON contract.
import type { MeasuredCoefficient } from '../statistics/agreement/agreement-intervals.ts';
import type { Interval } from '../statistics/interval.ts';
import type { NotDefined } from '../statistics/not-defined.ts';

/** A value with its interval; `low` and `high` are null where the interval is not defined, and `reason` says why. */
export type MeasuredFigure =
  | { readonly value: number; readonly low: number; readonly high: number }
  | { readonly value: number; readonly low: null; readonly high: null; readonly reason: string }
  | NotDefined;

/** A value and its interval as one figure. */
export function measured(
  value: number | NotDefined,
  interval: Interval | NotDefined,
): MeasuredFigure {
  if (typeof value !== 'number') return value;
  return 'reason' in interval
    ? { value, low: null, high: null, reason: interval.reason }
    : { value, low: interval.low, high: interval.high };
}

/** A coefficient of the statistics as a figure. */
export function measuredCoefficient(
  coefficient: MeasuredCoefficient | NotDefined | undefined,
): MeasuredFigure {
  if (coefficient === undefined) return { value: null, reason: 'not_computed' };
  return 'interval' in coefficient
    ? measured(coefficient.value, coefficient.interval)
    : coefficient;
}
