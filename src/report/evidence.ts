// What a report needs beside the coded corpus: decisions, judged samples, machines, the split, the ledgers' hash.
import type { SampleValidation } from '../analysis/judged-samples.ts';
import type { MachineRecord } from '../analysis/machine-record.ts';
import type { HitDecision } from '../analysis/reviewed-hits.ts';
import type { Split } from '../analysis/split-documents.ts';

export interface ReportEvidence {
  readonly decisions: readonly HitDecision[];
  readonly samples: readonly SampleValidation[];
  readonly machines: readonly MachineRecord[];
  readonly split: Split | null;
  /** SHA-256 over one line a ledger file: its path under the codings folder, tab, SHA-256 of its bytes. */
  readonly ledgers: string;
}
