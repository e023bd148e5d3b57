// All codings of one document, whatever their origin, and what is wrong with them.
import type { Codebook } from '../codebook/codebook.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import { type CodedDocument, compareCodings } from './coded-corpus.ts';
import { type Coding, codingWith } from './coding.ts';
import { inlineCodings } from './inline-codings.ts';
import { type CodeChange, splitAfter, withPresentCodes } from './ledger/code-changes.ts';
import type { LedgerEvent } from './ledger/event.ts';
import { foldEvents } from './ledger/fold.ts';
import type { LedgerState } from './ledger/ledger-state.ts';
import { ledgerOnText, type OldTexts, withoutDecided } from './ledger-codings.ts';
import type { RuleCoder } from './rule-codings.ts';

export interface CodingSources {
  readonly codebook: Codebook;
  readonly coder: RuleCoder;
  /** Events of all coders on this document. */
  readonly events: readonly LedgerEvent[];
  /** Changes of the codebook since then. */
  readonly changes?: readonly CodeChange[];
  readonly oldTexts: OldTexts;
  /** In a blind study, who asks: tags that name another coder are not shown. The events are this coder's already. */
  readonly onlyCoder?: string | null;
}

/**
 * Inline tags and front matter first, then the ledgers, then the rules: `@code` in a rule sees what
 * people coded, and a person's decision takes a rule's hit away.
 */
export function codeDocument(
  document: SourceDocument,
  { codebook, coder, events, changes = [], oldTexts, onlyCoder = null }: CodingSources,
): { coded: CodedDocument; state: LedgerState; diagnostics: Diagnostic[] } {
  const inline = inlineCodings(document, codebook);
  const state = foldEvents(withPresentCodes(events, changes, (id) => codebook.codes.has(id)));
  const ledger = ledgerOnText(state, document, oldTexts);
  const inText = inline.codings.filter(
    ({ coder: who }) => onlyCoder === null || who === null || who === onlyCoder,
  );
  const human = [...inText, ...withSplits(ledger.codings, state, changes)];
  const rules = withoutDecided(
    coder.apply(
      document,
      human.filter(({ origin }) => origin !== 'machine'),
    ),
    ledger.decided,
  );
  const rejected = ledger.decided.flatMap(
    ({ decision: { verdict, code, coder: who, rule }, span }) =>
      verdict === 'reject' && span !== null ? [{ ...span, code, coder: who, rule }] : [],
  );
  return {
    coded: {
      document,
      codings: [...human, ...rules].sort(compareCodings),
      done: ledger.done,
      ...(rejected.length > 0 && { rejected }),
      ...(state.summaries.length > 0 && { summaries: state.summaries }),
    },
    state,
    diagnostics: [
      ...inline.diagnostics,
      ...unknownCodes(document, ledger.codings, codebook),
      ...lostCites(document, state, [...human, ...rules]),
    ],
  };
}

/** Marks the codings whose code was split after they were given it. */
function withSplits(
  codings: readonly Coding[],
  state: LedgerState,
  changes: readonly CodeChange[],
): readonly Coding[] {
  if (!changes.some(({ change }) => change === 'split')) return codings;
  const codedAt = new Map([
    ...state.codings.map((coding) => [coding.id, coding.codedAt] as const),
    ...state.decisions.map(({ id, at }) => [id, at] as const),
  ]);
  return codings.map((coding) => {
    const at = codedAt.get(coding.id);
    const splitInto = at === undefined ? null : splitAfter(changes, coding.code, at);
    return splitInto === null ? coding : codingWith(coding, { splitInto });
  });
}

/** Codes of a ledger that the codebook lacks: reported, never dropped. */
function unknownCodes(
  document: SourceDocument,
  codings: readonly Coding[],
  codebook: Codebook,
): Diagnostic[] {
  const unknown = codings.filter(({ code }) => !codebook.codes.has(code));
  return [...new Set(unknown.map(({ code }) => code))].map((code) => {
    const near = nearest(code, codebook.codes.keys());
    const count = unknown.filter((coding) => coding.code === code).length;
    return {
      rule: 'unknown-code',
      severity: 'error',
      message: `The ledgers of this document use "${code}" (${count}), which the codebook lacks.`,
      file: document.file,
      line: null,
      column: null,
      hint: near
        ? `Did you mean "${near}"? "axial recode ID --code ${near}" changes a coding.`
        : 'Add the code to the codebook, or recode these codings.',
    };
  });
}

/** Summaries that rest on codings which lost their place, or which are no more. */
function lostCites(
  document: SourceDocument,
  { summaries }: LedgerState,
  codings: readonly Coding[],
): Diagnostic[] {
  // A rule's coding makes its id only when it is asked for: hundreds of thousands are never asked.
  if (summaries.every(({ cites }) => cites.length === 0)) return [];
  const statusOf = new Map(codings.map(({ id, status }) => [id, status]));
  return summaries.flatMap(({ coder, code, field, value, cites }) => {
    const lost = value === '' ? [] : cites.filter((id) => isLost(statusOf.get(id)));
    if (lost.length === 0) return [];
    return [
      {
        rule: 'lost-citation',
        severity: 'warning' as const,
        message: `The summary of ${coder} for ${code ?? field ?? 'this document'} cites codings that are orphaned or gone: ${lost.join(', ')}.`,
        file: document.file,
        line: null,
        column: null,
        hint: 'Read the summary again, and write it with "axial summary" and the codings that hold.',
      },
    ];
  });
}

function isLost(status: Coding['status'] | undefined): boolean {
  return status === undefined || status === 'orphaned';
}
