// The published and worked examples that every statistic must reproduce, with their sources.
import { readFileSync } from 'node:fs';

/** One example: data in, figures out. `published_fields` stand in print, the rest is computed. */
export interface Oracle {
  readonly id: string;
  readonly measure: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
  readonly kind: string;
  readonly source: string;
  readonly published_fields: readonly string[];
}

/** What this project computes from an example, by the names of its expected figures. */
export type Reproduction = (oracle: Oracle) => Readonly<Record<string, unknown>>;

export const ORACLES = JSON.parse(
  readFileSync(new URL('../../fixtures/statistics/oracles.json', import.meta.url), 'utf8'),
) as readonly Oracle[];

/** A figure for comparison: the number, or null where it is not defined. */
export function plain(figure: unknown): unknown {
  return typeof figure === 'object' && figure !== null && 'reason' in figure ? null : figure;
}
