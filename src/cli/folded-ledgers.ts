// What the ledgers say beyond codings: decisions, judgements and proposals, of every document.

import { type MachineRecord, machineName, machineRecords } from '../analysis/machine-record.ts';
import type { HitDecision } from '../analysis/reviewed-hits.ts';
import type { Coding } from '../coding/coding.ts';
import { withPresentCodes } from '../coding/ledger/code-changes.ts';
import { foldEvents } from '../coding/ledger/fold.ts';
import type { Judgement, LedgerState } from '../coding/ledger/ledger-state.ts';
import { ledgerOnText } from '../coding/ledger-codings.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { oldTextFinder } from '../study/old-texts.ts';
import { ownOnly } from '../study/own-only.ts';
import { readLedgers } from '../study/read-ledgers.ts';
import type { OpenedStudy } from './indexed-study.ts';

export interface FoldedLedgers {
  readonly states: ReadonlyMap<string, LedgerState>;
  readonly decisions: readonly HitDecision[];
  /** Judgements of all coders on a document. */
  readonly judgementsOf: (document: string) => readonly Judgement[];
  /** What is known of every machine that proposed something. */
  readonly records: readonly MachineRecord[];
  /** `model version` of every machine that proposed something. */
  readonly machines: readonly string[];
  /** All proposals of a machine, decided or not, on the present texts. */
  readonly proposalsOf: (machine: string) => ReadonlyMap<string, readonly Coding[]>;
}

/** Folds the ledgers of a study; `loaded` gives the documents. */
export function foldedLedgers(opened: OpenedStudy, loaded: LoadedStudy): FoldedLedgers {
  const { study, coder = null } = opened;
  const { byDocument, changes } = readLedgers(study, {
    documents: new Set(loaded.documents),
    onlyCoder: ownOnly(study, coder),
  });
  const { codes } = loaded.corpus.codebook;
  const states = new Map(
    [...byDocument].map(([id, events]) => [
      id,
      foldEvents(withPresentCodes(events, changes, (code) => codes.has(code))),
    ]),
  );
  const decisions = [...states].flatMap(([document, state]) =>
    state.decisions.map(({ code, place, rule, verdict }) => {
      return { document, code, start: place.start, end: place.end, rule, verdict };
    }),
  );
  const records = machineRecords(
    [...states].flatMap(([document, { proposals }]) =>
      proposals.map((proposal) => ({ ...proposal, document })),
    ),
  );
  return {
    states,
    decisions,
    judgementsOf: (document) => states.get(document)?.judgements ?? [],
    records,
    machines: records.map(machineName).sort(),
    proposalsOf: (machine) => placedProposals(opened, loaded, { states, machine }),
  };
}

function placedProposals(
  { study, files }: OpenedStudy,
  loaded: LoadedStudy,
  asked: { readonly states: ReadonlyMap<string, LedgerState>; readonly machine: string },
): Map<string, Coding[]> {
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const placed = new Map<string, Coding[]>();
  for (const { document } of loaded.corpus.documents()) {
    const state = asked.states.get(document.id);
    const proposals = state?.proposals.filter((each) => machineName(each) === asked.machine) ?? [];
    if (!state || proposals.length === 0) continue;
    const file = fileOf.get(document.id);
    // Without decisions every proposal is open: what a machine found does not depend on the review.
    const only = { ...state, codings: [], decisions: [], proposals };
    const { codings } = ledgerOnText(
      only,
      document,
      file ? oldTextFinder(study, file) : () => null,
    );
    placed.set(
      document.id,
      codings.filter(({ status }) => status === 'anchored' || status === 'moved'),
    );
  }
  return placed;
}
