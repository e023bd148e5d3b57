// axial review: answers to what rules and machines propose, and to codings that an edit has moved.

import { sectionLabel } from '../../analysis/quotations.ts';
import { reviewQueue } from '../../coding/review-queue.ts';
import { lineAt, sectionAt } from '../../corpus/places.ts';
import { UsageError } from '../../study/usage-error.ts';
import {
  addSplitOption,
  chosenSplit,
  developmentPart,
  type SplitOptions,
} from '../chosen-split.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { collect } from '../options.ts';
import { acceptEvents, type QueuedItem, rejectEvents } from '../review-answers.ts';
import { reviewSample } from '../review-sample.ts';
import { reviewOnTerminal } from '../review-terminal.ts';
import { openScribe, type Scribe } from '../scribe.ts';
import { suggestedItems } from '../suggested-items.ts';

interface ReviewOptions extends SplitOptions {
  readonly sample?: string;
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
  readonly code?: readonly string[];
  readonly document?: readonly string[];
  readonly coder?: string;
}

export const defineReview: DefineCommand = (command, { context, end }) => {
  addSplitOption(command)
    .description(
      'Walks through hits of rules, proposals of machines and codings that lost their place: one key an answer, kept at once. Without a terminal it lists them; --accept and --reject answer.',
    )
    .option('--accept <ids...>', 'accept these; with --sample: numbers of units that the code fits')
    .option(
      '--reject <ids...>',
      'reject these; with --sample: numbers of units that it does not fit',
    )
    .option('--sample <id>', 'ask about the units of this sample instead, hits hidden')
    .option('--code <ids>', 'only these codes', collect)
    .option('--document <ids>', 'only these documents', collect)
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', examples('axial review --json --code trust-deficit --coder ana'))
    .action(async (options: ReviewOptions) => {
      const global = globalOptions(command);
      const scribe = openScribe(context, { ...global, ...options });
      const { accept = [], reject = [], sample } = options;
      if (sample !== undefined) {
        const [yes, no] = [accept.flatMap(numbersIn), reject.flatMap(numbersIn)];
        await reviewSample(context, scribe, { sample, yes, no, global });
        end(0);
        return;
      }
      const queue = openItems(scribe, options);
      if (accept.length + reject.length > 0) {
        const accepted = accept.map((id) => ({ ...byId(queue, id), verdict: 'accept' as const }));
        const rejected = reject.map((id) => ({ ...byId(queue, id), verdict: 'reject' as const }));
        for (const { coded, item, verdict } of [...accepted, ...rejected]) {
          const make = verdict === 'accept' ? acceptEvents : rejectEvents;
          scribe.write(coded.document, make(scribe, coded.document, item));
        }
        if (global.json) printJson(context, { accepted: accept, rejected: reject });
        else if (!global.quiet)
          context.streams.out(`${accept.length} accepted, ${reject.length} rejected.\n`);
      } else if (global.json) printJson(context, { queue: queue.map(itemJson) });
      else if (context.keyboard) await reviewOnTerminal(context, scribe, queue);
      else listItems(context, queue);
      end(0);
    });
};

/** `1,4` as two numbers. */
function numbersIn(answer: string): string[] {
  return answer.split(',').filter((number) => number !== '');
}

function openItems(scribe: Scribe, options: ReviewOptions): QueuedItem[] {
  const codes = options.code && new Set(options.code.map(scribe.code));
  const documents =
    options.document && new Set(options.document.map((name) => scribe.document(name).document.id));
  const suggested = suggestedItems(scribe);
  const split = chosenSplit(options, scribe.study);
  const { corpus } = developmentPart(scribe.loaded.corpus, split);
  return [...corpus.documents()].flatMap((coded) => {
    if (documents && !documents.has(coded.document.id)) return [];
    const queued = reviewQueue(scribe.codebook, coded, scribe.coder).map((item) => ({
      coded,
      item,
    }));
    return [...queued, ...(suggested.get(coded.document.id) ?? [])].filter(
      ({ item: { coding } }) => !codes || codes.has(coding.code),
    );
  });
}

function byId(queue: readonly QueuedItem[], id: string): QueuedItem {
  const found = queue.find(({ item }) => item.coding.id === id);
  if (!found)
    throw new UsageError(`"${id}" is not in the queue. "axial review --json" lists what is.`);
  return found;
}

function itemJson({ coded: { document }, item }: QueuedItem): object {
  const { kind, coding, rejectedBefore } = item;
  const placed = kind !== 'orphan';
  return {
    id: coding.id,
    kind,
    document: document.id,
    code: coding.code,
    rule: coding.rule,
    start: placed ? coding.start : null,
    end: placed ? coding.end : null,
    quote: coding.quote,
    text: placed ? document.text.slice(coding.start, coding.end) : null,
    line: placed ? lineAt(document, coding.start) : null,
    section: placed ? sectionLabel(sectionAt(document, coding.start)?.path ?? []) : null,
    ...(coding.splitInto && { into: coding.splitInto }),
    rejectedBefore,
  };
}

function listItems(context: Context, queue: readonly QueuedItem[]): void {
  for (const {
    coded: { document },
    item,
  } of queue) {
    const { kind, coding, rejectedBefore } = item;
    const place =
      kind === 'orphan' ? document.id : `${document.id}:${lineAt(document, coding.start)}`;
    const into = coding.splitInto ? `into ${coding.splitInto.join(' or ')}` : null;
    const marks = [kind, coding.rule, into, rejectedBefore ? 'rejected before' : null]
      .filter(Boolean)
      .join(', ');
    context.streams.out(
      `${coding.id}  ${place}  ${coding.code}  (${marks})\n    ${coding.quote.replaceAll('\n', '\n    ')}\n`,
    );
  }
  context.streams.out(
    `${queue.length} open. Answer with --accept ID and --reject ID, or on a terminal with keys; "axial recode ID --code CODE" gives a coding of yours another code.\n`,
  );
}
