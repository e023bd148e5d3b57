// The review on a terminal: one item at a time, one key an answer, every answer on the disk at once.
import type { Code } from '../codebook/codebook.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import { blockAt, lineAt } from '../corpus/places.ts';
import { unitsOf } from '../corpus/units.ts';
import { nearest } from '../text/nearest.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Context, Keyboard } from './context.ts';
import {
  acceptEvents,
  changedEvents,
  isOwnSplit,
  type QueuedItem,
  rejectEvents,
  undoEvents,
} from './review-answers.ts';
import type { Scribe } from './scribe.ts';

const HELP =
  'a accept · r reject · c other code · w wider · n narrower · m memo · s skip · b back · q quit';

/** What the coder changed on the item that is shown. */
interface Draft {
  readonly code: string;
  readonly span: Span;
  readonly memo: string | null;
}

/** Walks through the queue until its end or `q`. */
export async function reviewOnTerminal(
  context: Context,
  scribe: Scribe,
  queue: readonly QueuedItem[],
): Promise<void> {
  const { keyboard, streams } = context;
  if (!keyboard) return;
  const answers = new Map<number, Answer>();
  let position = 0;
  let draft: Draft | null = null;
  while (position < queue.length) {
    const queued = queue[position];
    if (!queued) break;
    draft ??= draftOf(queued);
    streams.out(shownItem(scribe, queued, { draft, position, total: queue.length }));
    const key = await keyboard.key();
    if (key === 'q' || key === null) break;
    const changed: Draft | null = await changeDraft(key, {
      context,
      keyboard,
      scribe,
      queued,
      draft,
    });
    if (changed) {
      draft = changed;
      continue;
    }
    if (key !== 'a' && key !== 'r' && key !== 's' && key !== 'b') continue;
    const answer =
      key === 'a' ? accepted(scribe, queued, draft) : key === 'r' ? refused(scribe, queued) : null;
    if (typeof answer === 'string') streams.out(answer);
    else if (answer !== null) {
      // Back at an item that was answered: the new answer counts instead.
      const before = undoEvents(scribe, answers.get(position)?.events ?? []);
      scribe.write(queued.coded.document, [...before, ...answer.events]);
      answers.set(position, answer);
    }
    position = key === 'b' ? Math.max(0, position - 1) : position + 1;
    draft = null;
  }
  const verdicts = [...answers.values()].map(({ verdict }) => verdict);
  const count = (verdict: Answer['verdict']): number =>
    verdicts.filter((each) => each === verdict).length;
  streams.out(
    `\n${count('accept')} accepted, ${count('reject')} rejected, ${queue.length - answers.size} left.\n`,
  );
}

/** What was answered to an item, and the events that say so. */
interface Answer {
  readonly verdict: 'accept' | 'reject';
  readonly events: readonly LedgerEvent[];
}

function draftOf({ item: { coding } }: QueuedItem): Draft {
  return { code: coding.code, span: { start: coding.start, end: coding.end }, memo: null };
}

/** The answer, or a sentence that says why there can be none. */
function accepted(
  scribe: Scribe,
  { coded: { document }, item }: QueuedItem,
  draft: Draft,
): Answer | string {
  const { coding, kind } = item;
  const { memo, code, span } = draft;
  const same =
    code === coding.code && span.start === coding.start && span.end === coding.end && memo === null;
  if (kind === 'orphan') {
    return 'This coding has no place to accept. Code its words anew with "axial tag".\n';
  }
  const events =
    same || kind === 'place'
      ? acceptEvents(scribe, document, item)
      : changedEvents(scribe, document, { item, code, span, ...(memo !== null && { memo }) });
  return { verdict: 'accept', events };
}

function refused(scribe: Scribe, { coded: { document }, item }: QueuedItem): Answer | string {
  if (item.kind === 'place' || item.kind === 'orphan' || isOwnSplit(item)) {
    return `This is your own coding; "axial untag ${item.coding.id}" takes it away.\n`;
  }
  return { verdict: 'reject', events: rejectEvents(scribe, document, item) };
}

/** The draft after a key that changes it; null for any other key. */
async function changeDraft(
  key: string,
  at: {
    readonly context: Context;
    readonly keyboard: Keyboard;
    readonly scribe: Scribe;
    readonly queued: QueuedItem;
    readonly draft: Draft;
  },
): Promise<Draft | null> {
  const { keyboard, scribe, queued, draft } = at;
  if (key === 'w' || key === 'n') {
    return {
      ...draft,
      span: key === 'w' ? wider(queued, draft.span) : narrower(queued, draft.span),
    };
  }
  if (key === 'm') return { ...draft, memo: (await keyboard.line('Memo: ')) || null };
  if (key !== 'c') return null;
  const letters = await keyboard.line('Code (a few letters): ');
  const code = pickCode([...scribe.codebook.codes.keys()], letters);
  if (code === null) at.context.streams.out(`No code has "${letters}".\n`);
  return code === null ? draft : { ...draft, code };
}

/** The code that a few letters mean: the whole id, else one that begins so, else one that holds them. */
export function pickCode(codes: readonly string[], letters: string): string | null {
  if (letters === '') return null;
  return (
    codes.find((code) => code === letters) ??
    codes.find((code) => code.startsWith(letters)) ??
    codes.find((code) => code.includes(letters)) ??
    nearest(letters, codes)
  );
}

/** The sentences that the stretch touches; from whole sentences on, the paragraph. */
function wider({ coded: { document } }: QueuedItem, span: Span): Span {
  const sentences = unitsOf(document, 'sentence', { allBlocks: true }).filter((unit) =>
    overlaps(unit, span),
  );
  const around = {
    start: sentences.at(0)?.start ?? span.start,
    end: sentences.at(-1)?.end ?? span.end,
  };
  if (around.start < span.start || around.end > span.end) {
    return { start: Math.min(around.start, span.start), end: Math.max(around.end, span.end) };
  }
  const block = blockAt(document, span.start);
  return block
    ? { start: Math.min(block.start, span.start), end: Math.max(block.end, span.end) }
    : span;
}

/**
 * Back to the stretch that was proposed, if more is chosen; else the first sentence of several; of one
 * sentence, its words without the last one.
 */
function narrower({ coded: { document }, item }: QueuedItem, span: Span): Span {
  const { start, end } = item.coding;
  if (contains(span, item.coding) && (span.start < start || span.end > end)) return { start, end };
  const sentences = unitsOf(document, 'sentence', { allBlocks: true }).filter((unit) =>
    overlaps(unit, span),
  );
  const first = sentences.at(0);
  if (first && sentences.length > 1)
    return { start: Math.max(first.start, span.start), end: first.end };
  const words = document.text.slice(span.start, span.end);
  const shorter = words.replace(/\s+\S+\s*$/u, '');
  return { start: span.start, end: span.start + (shorter === '' ? words.length : shorter.length) };
}

function shownItem(
  scribe: Scribe,
  { coded: { document }, item }: QueuedItem,
  at: { readonly draft: Draft; readonly position: number; readonly total: number },
): string {
  const { coding, kind, rejectedBefore } = item;
  const { draft } = at;
  const code = scribe.codebook.codes.get(draft.code);
  const head = `${at.position + 1} of ${at.total}  ${document.title}`;
  const marks = [
    kind,
    coding.rule && `rule ${coding.rule}`,
    coding.splitInto && `split into ${coding.splitInto.join(', ')}`,
    rejectedBefore && 'rejected before',
  ].filter(Boolean);
  const text =
    kind === 'orphan'
      ? `  lost: ${coding.quote}\n`
      : `  line ${lineAt(document, coding.start)}: ${inParagraph(document.text, blockAt(document, draft.span.start), draft.span)}\n`;
  const memo = draft.memo === null ? '' : `  memo: ${draft.memo}\n`;
  return `\n${head}\n${draft.code} (${marks.join(', ')}): ${definitionOf(code)}\n${text}${memo}${HELP}\n`;
}

function definitionOf(code: Code | undefined): string {
  return code?.definition.trim() ?? 'not in the codebook';
}

function inParagraph(text: string, block: Span | null, span: Span): string {
  const start = Math.min(block?.start ?? span.start, span.start);
  const end = Math.max(block?.end ?? span.end, span.end);
  return `${text.slice(start, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end, end)}`.replaceAll(
    '\n',
    ' ',
  );
}
