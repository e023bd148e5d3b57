// Ledgers after a change of the codebook: a ledger names the codes as they were when it was written, and
// nobody writes it anew. The changes are events too, and say what those codes are called now.
import type { EventOf, LedgerEvent } from './event.ts';
import { inOrder } from './fold.ts';

/** A change of the codebook, as `axial codebook` keeps it. */
export type CodeChange = EventOf<'codebook'>;

/** What a code is called now, and whether it became part of another on the way. */
interface PresentCode {
  readonly code: string;
  readonly merged: boolean;
}

/**
 * The events with the ids that their codes have now. A change holds for what was written before it; for
 * what was written later only where the codebook lacks the code and has the new one (a colleague coded
 * on another branch). Where no change leads to a code of the codebook, the id stays as it was written.
 *
 * Nobody is "done" with a code, or has judged it, because that was said of a code that was merged into
 * it: such words are left out. A rejection gives way to an acceptance of the same stretch.
 */
export function withPresentCodes(
  events: readonly LedgerEvent[],
  changes: readonly CodeChange[],
  isCode: (id: string) => boolean,
): readonly LedgerEvent[] {
  const followed = changesInOrder(changes).filter(
    ({ change }) => change === 'rename' || change === 'merge',
  );
  if (followed.length === 0) return events;
  const present = (code: string, at: string): PresentCode => {
    const then = follow(followed, code, (change) => Date.parse(change.at) >= Date.parse(at));
    if (isCode(then.code)) return then;
    const always = follow(followed, code, () => true);
    return isCode(always.code) ? always : { code, merged: false };
  };
  const result: LedgerEvent[] = [];
  const weak: LedgerEvent[] = [];
  for (const event of events) {
    const { renamed, merged } = withCodes(event, present);
    if (merged && (event.op === 'judge' || renamed === null)) continue;
    if (renamed === null) continue;
    result.push(renamed);
    if (merged && event.op === 'reject') weak.push(renamed);
  }
  return weak.length === 0 ? result : withoutOverruled(result, new Set(weak));
}

/** Changes in the order in which they were made. */
export function changesInOrder(changes: readonly CodeChange[]): CodeChange[] {
  return inOrder(changes).filter((event): event is CodeChange => event.op === 'codebook');
}

function follow(
  changes: readonly CodeChange[],
  code: string,
  holds: (change: CodeChange) => boolean,
): PresentCode {
  let present: PresentCode = { code, merged: false };
  for (const change of changes) {
    const [into] = change.into;
    if (change.code !== present.code || into === undefined || !holds(change)) continue;
    present = { code: into, merged: present.merged || change.change === 'merge' };
  }
  return present;
}

/** The event with its present codes; null for one that is left with none. */
function withCodes(
  event: LedgerEvent,
  present: (code: string, at: string) => PresentCode,
): { readonly renamed: LedgerEvent | null; readonly merged: boolean } {
  if (event.op === 'done' || event.op === 'undone') {
    const codes = Object.entries(event.codes).flatMap(([id, hash]) => {
      const { code, merged } = present(id, event.at);
      return merged ? [] : [[code, hash] as const];
    });
    const isEmpty = codes.length === 0 && Object.keys(event.codes).length > 0;
    return {
      renamed: isEmpty ? null : { ...event, codes: Object.fromEntries(codes) },
      merged: false,
    };
  }
  if (event.op === 'codebook' || !('code' in event) || typeof event.code !== 'string') {
    return { renamed: event, merged: false };
  }
  const { code, merged } = present(event.code, event.at);
  return { renamed: code === event.code ? event : ({ ...event, code } as LedgerEvent), merged };
}

/** Without rejections that came by a merge onto a stretch that was accepted for the code. */
function withoutOverruled(
  events: readonly LedgerEvent[],
  weak: ReadonlySet<LedgerEvent>,
): LedgerEvent[] {
  const accepted = new Set(events.flatMap((event) => (event.op === 'accept' ? [key(event)] : [])));
  return events.filter(
    (event) => event.op !== 'reject' || !weak.has(event) || !accepted.has(key(event)),
  );
}

function key({ code, text, start, end }: EventOf<'accept'> | EventOf<'reject'>): string {
  return JSON.stringify([code, text, start, end]);
}

/**
 * The codes into which a code was split after it was given; null where it was not. The last split that
 * came later counts.
 */
export function splitAfter(
  changes: readonly CodeChange[],
  code: string,
  at: string,
): readonly string[] | null {
  const split = changesInOrder(changes).findLast(
    (each) =>
      each.change === 'split' && each.code === code && Date.parse(each.at) >= Date.parse(at),
  );
  return split ? split.into : null;
}

/**
 * The codes that stand now for a code that is no more: what it was renamed to, merged or split into,
 * over all changes in their order. Empty where no change leads to a code of the codebook.
 */
export function successorsOf(
  changes: readonly CodeChange[],
  code: string,
  isCode: (id: string) => boolean,
): readonly string[] {
  let present = [code];
  for (const { change, code: from, into } of changesInOrder(changes)) {
    if (change !== 'rename' && change !== 'merge' && change !== 'split') continue;
    present = present.flatMap((id) => (id === from && into.length > 0 ? into : [id]));
  }
  return [...new Set(present)].filter((id) => id !== code && isCode(id));
}
