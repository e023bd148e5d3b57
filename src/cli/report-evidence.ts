// What the reports need of the ledgers and samples of a study, gathered once.
import { judgedSamples } from '../analysis/judged-samples.ts';
import type { ReportEvidence } from '../report/evidence.ts';
import { ledgersHash } from '../study/ledgers-hash.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { readSample, sampleIds } from '../study/sample-files.ts';
import { foldedLedgers } from './folded-ledgers.ts';
import type { OpenedStudy } from './indexed-study.ts';

const DRAWING = { seed: 1, draws: 2000 };

/** Decisions, judged samples, machines, split and the ledgers' hash. */
export function reportEvidence(opened: OpenedStudy, loaded: LoadedStudy): ReportEvidence {
  const { study } = opened;
  const { records, decisions, judgementsOf } = foldedLedgers(opened, loaded);
  const samples = sampleIds(study).map((id) => readSample(study, id));
  return {
    decisions,
    samples: judgedSamples(loaded.corpus.codebook, samples, { ...DRAWING, judgementsOf }),
    machines: records,
    split: study.settings.split,
    ledgers: ledgersHash(study),
  };
}
