// The search as a worker: it answers queries and asks the page for files, which alone can load them
// where the site was opened from a folder.
import { createEngine } from './engine.ts';
import { unpack } from './pack.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What a worker has, and what stands for it where there are no workers. */
export interface Port {
  readonly post: (message: FromWorker) => void;
  onMessage: (message: ToWorker) => void;
}

/** Answers at a port. A new query ends the one before it. */
export function serve(port: Port): void {
  const waiting = new Map<string, ((content: string | null) => void)[]>();
  let current = 0;
  const engine = createEngine(async (name) => {
    const content = await new Promise<string | null>((resolve) => {
      const others = waiting.get(name);
      if (others) others.push(resolve);
      else {
        waiting.set(name, [resolve]);
        port.post({ kind: 'want', name });
      }
    });
    if (content === null) throw new Error(`A part of the search could not be loaded (${name}).`);
    return unpack(content);
  });
  const search = async ({ id, query, unit }: Extract<ToWorker, { kind: 'search' }>) => {
    current = id;
    const answer = await engine.search({
      query,
      unit,
      isOver: () => current !== id,
      onHits: (hits, { read, files }) => port.post({ kind: 'hits', id, hits, read, files }),
    });
    if (!answer.ok) port.post({ kind: 'problem', id, message: answer.message });
    else port.post({ kind: 'done', id, total: answer.total, notes: answer.notes });
  };
  port.onMessage = (message) => {
    if (message.kind === 'file') {
      const waiters = waiting.get(message.name) ?? [];
      waiting.delete(message.name);
      for (const give of waiters) give(message.content);
      return;
    }
    search(message).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      port.post({ kind: 'problem', id: message.id, message: text });
    });
  };
}
