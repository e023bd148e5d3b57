// axial agree --consensus: a ledger for the coders together, begun with what all of them agree on.
import { type ConsensusDocument, consensus } from '../analysis/consensus.ts';
import { codersOf, independentCoders, type RatingUnit } from '../analysis/unit-ratings.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import { UsageError } from '../study/usage-error.ts';
import { type Context, type GlobalOptions, printJson } from './context.ts';
import { namedCoder, namesOf } from './known-names.ts';
import { chosenCodes } from './options.ts';
import { eventPlace, openScribe, type Scribe } from './scribe.ts';

interface ConsensusOptions {
  readonly consensus: string;
  readonly coders?: readonly string[];
  readonly code?: readonly string[];
  readonly unit: RatingUnit | 'overlap';
  readonly dryRun?: boolean;
}

/**
 * Writes codings and done marks of the consensus; what is there already is not written again.
 * @throws UsageError in a blind study, and without two coders to agree.
 */
export function startConsensus(
  context: Context,
  global: GlobalOptions,
  options: ConsensusOptions,
): void {
  const scribe = openScribe(context, { ...global, coder: options.consensus });
  if (scribe.study.settings.blind) {
    throw new UsageError(
      'The study is blind: nobody sees what the others coded. Take "blind" out of axial.yaml when all are done.',
    );
  }
  const coders = chosenCoders(scribe, options);
  const { unit } = options;
  if (unit === 'overlap') throw new UsageError('--consensus needs units, not words.');
  const { corpus } = scribe.loaded;
  const names = namesOf(context, global, { study: scribe.study, loaded: scribe.loaded });
  const codes = chosenCodes(options.code, names);
  const found = consensus(corpus, {
    ...{ coders, unit },
    codes: codes ?? [...corpus.codebook.codes.keys()],
  });
  const written = found.map((each) => {
    const fresh = newIn(scribe, each);
    if (!options.dryRun) scribe.write(each.document, eventsOf(scribe, each, fresh));
    return { ...each, ...fresh };
  });
  report(context, { global, scribe, coders, written, dryRun: options.dryRun ?? false });
}

function chosenCoders(scribe: Scribe, { coders }: ConsensusOptions): readonly string[] {
  const { corpus } = scribe.loaded;
  const independent = independentCoders(corpus);
  if (independent.includes(scribe.coder)) {
    throw new UsageError(
      `${scribe.coder} has codings of one’s own. Give the consensus a name of its own.`,
    );
  }
  const chosen = coders?.map((coder) => namedCoder(coder, codersOf(corpus))) ?? independent;
  if (chosen.length < 2) {
    throw new UsageError(
      `A consensus needs two coders who are done with the same documents; there is ${chosen.join(', ') || 'none'}.`,
    );
  }
  return chosen;
}

interface Fresh {
  readonly codings: ConsensusDocument['codings'];
  readonly known: number;
  readonly agreed: readonly string[];
}

/** What the consensus does not hold yet. */
function newIn(scribe: Scribe, { document, codings, agreed }: ConsensusDocument): Fresh {
  const coded = scribe.document(document.id);
  const own = coded.codings.filter(({ coder }) => coder === scribe.coder);
  const done = coded.done.filter(({ coder }) => coder === scribe.coder);
  const fresh = codings.filter(
    ({ code, start, end }) =>
      !own.some((each) => each.code === code && each.start === start && each.end === end),
  );
  return {
    codings: fresh,
    known: codings.length - fresh.length,
    agreed: agreed.filter((code) => !done.some((mark) => mark.codes.has(code))),
  };
}

function eventsOf(
  scribe: Scribe,
  { document, shown }: ConsensusDocument,
  { codings, agreed }: Fresh,
): LedgerEvent[] {
  const hashOf = (code: string) => scribe.codebook.codes.get(code)?.hash ?? '';
  const codes = Object.fromEntries(agreed.map((code) => [code, hashOf(code)]));
  return [
    ...codings.map(
      ({ code, start, end }): LedgerEvent => ({
        ...scribe.head(),
        op: 'code',
        id: scribe.newId(),
        code,
        ...eventPlace(document, { start, end }),
        codebook: hashOf(code),
        shown: [...shown],
      }),
    ),
    ...(agreed.length > 0
      ? [
          {
            ...scribe.head(),
            op: 'done' as const,
            codes,
            text: document.hash,
            shown: [...shown],
          },
        ]
      : []),
  ];
}

function report(
  context: Context,
  made: {
    readonly global: GlobalOptions;
    readonly scribe: Scribe;
    readonly coders: readonly string[];
    readonly written: readonly (Fresh & Pick<ConsensusDocument, 'document' | 'open'>)[];
    readonly dryRun: boolean;
  },
): void {
  const { global, scribe, coders, written, dryRun } = made;
  const sum = (of: (each: (typeof written)[number]) => number) =>
    written.reduce((total, each) => total + of(each), 0);
  const codings = sum((each) => each.codings.length);
  const known = sum((each) => each.known);
  const open = sum((each) => each.open);
  if (global.json) {
    printJson(context, {
      ...{ coder: scribe.coder, coders, dryRun, codings, known, open },
      documents: written.map((each) => ({
        document: each.document.id,
        codings: each.codings,
        done: each.agreed,
        open: each.open,
      })),
    });
    return;
  }
  if (global.quiet) return;
  const verb = dryRun ? 'would be written' : 'written';
  const there = known > 0 ? `, ${known} are there already` : '';
  context.streams.out(
    `${coders.join(', ')} agree in ${written.length} documents that all have read: ${codings} codings ${verb} for ${scribe.coder}${there}.\n` +
      `${open} units and codes are open: "axial agree --disagreements --coders ${coders.join(',')}" lists them.\n`,
  );
}
