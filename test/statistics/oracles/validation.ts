// Reproduces the examples of validation, searches and screening.
import { chapman, lincolnPetersen } from '../../../src/statistics/capture-recapture.ts';
import { flowImbalances, type PrismaFlow } from '../../../src/statistics/prisma-flow.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { stratifiedValidation } from '../../../src/statistics/stratified-validation.ts';
import {
  type Confusion,
  f1,
  precision,
  precisionInterval,
  recall,
  recallInterval,
} from '../../../src/statistics/validation.ts';
import type { Reproduction } from './oracle.ts';

interface Judged {
  readonly total: number;
  readonly judged: number;
  readonly true: number;
}

function ends(interval: object): readonly number[] {
  return 'low' in interval && 'high' in interval
    ? [Number(interval.low), Number(interval.high)]
    : [];
}

export const VALIDATION: Readonly<Record<string, Reproduction>> = {
  precision_recall_f1: ({ data }) => {
    const confusion = data as unknown as Confusion;
    return {
      precision: precision(confusion),
      recall: recall(confusion),
      f1: f1(confusion),
      precision_wilson: ends(precisionInterval(confusion)),
      recall_wilson: ends(recallInterval(confusion)),
    };
  },

  stratified_validation: ({ data }) => {
    const [hits, others] = [data.hits as Judged, data.others as Judged];
    const result = stratifiedValidation(
      [
        { hit: true, total: hits.total, judged: hits.judged, positive: hits.true },
        { hit: false, total: others.total, judged: others.judged, positive: others.true },
      ],
      { random: seededRandom(1) },
    );
    return {
      precision: result.precision.value,
      recall: result.recall.value,
      recall_unweighted: recall({ tp: hits.true, fp: 0, fn: others.true, tn: 0 }),
    };
  },

  capture_recapture: ({ data }) => {
    const { n1 = 0, n2 = 0, m = 0 } = data as Record<string, number>;
    const estimate = chapman({ n1, n2, m });
    return {
      lincoln_petersen: lincolnPetersen({ n1, n2, m }),
      chapman: estimate.value,
      se: estimate.standardError,
    };
  },

  prisma_flow: ({ data, expected }) => {
    const { not_retrieved: notRetrieved, ...rest } = data;
    const flow = { ...rest, notRetrieved } as unknown as PrismaFlow;
    return { valid: flowImbalances(flow).length === 0, identities: expected.identities };
  },
};
