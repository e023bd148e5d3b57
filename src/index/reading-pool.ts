// Two threads that read and project while this one writes. For little text none is started: a thread
// takes longer to start than a small document to read.
import { Worker } from 'node:worker_threads';
import type { FileToRead } from './compare-files.ts';
import { type PreparedBatch, prepareBatch, type ReadingOptions } from './prepare-batch.ts';

const THREADS = 2;
/** Bytes of Markdown that this thread reads by itself. */
const LITTLE = 1_500_000;
/** Bytes of Markdown in a batch: what memory holds of the corpus at a time, for each thread. */
const LARGEST_BATCH = 8_000_000;
const SMALLEST_BATCH = 2_000_000;

export interface PoolOptions {
  readonly reading: ReadingOptions;
  /** The program of a thread (`read-worker.ts`, bundled); null reads everything in this thread. */
  readonly worker: URL | null;
  readonly now: () => number;
}

/** Prepares files batch by batch, in no certain order, and hands each batch to `write`. */
export async function readInBatches(
  files: readonly FileToRead[],
  options: PoolOptions,
  write: (batch: PreparedBatch, files: readonly FileToRead[]) => void,
): Promise<void> {
  const { worker } = options;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (worker === null || total <= LITTLE) await readHere(files, options, write);
  else await readInThreads(files, { ...options, worker }, write);
}

async function readHere(
  files: readonly FileToRead[],
  { reading, now }: PoolOptions,
  write: (batch: PreparedBatch, files: readonly FileToRead[]) => void,
): Promise<void> {
  if (files.length === 0) return;
  const { readDocument } = await import('../corpus/read-document.ts');
  for (const batch of batches(files)) {
    write(prepareBatch(batch, reading, { read: readDocument, now }), batch);
  }
}

/** Cuts the files into batches; the last ones are smaller, so that all threads end together. */
function* batches(files: readonly FileToRead[]): Generator<readonly FileToRead[]> {
  let left = files.reduce((sum, { size }) => sum + size, 0);
  let batch: FileToRead[] = [];
  let size = 0;
  for (const file of files) {
    batch.push(file);
    size += file.size;
    const target = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, left / (2 * THREADS)));
    if (size < target) continue;
    yield batch;
    left -= size;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

async function readInThreads(
  files: readonly FileToRead[],
  { worker, reading }: PoolOptions & { readonly worker: URL },
  write: (batch: PreparedBatch, files: readonly FileToRead[]) => void,
): Promise<void> {
  const queue = batches(files);
  const threads = Array.from(
    { length: THREADS },
    () => new Worker(worker, { workerData: reading }),
  );
  try {
    await Promise.all(
      threads.map(async (thread) => {
        let asked = ask(thread, queue);
        while (asked) {
          const { files: done, answer } = asked;
          const batch = await answer;
          // The next batch is asked for before this one is written, so that no thread waits.
          asked = ask(thread, queue);
          write(batch, done);
        }
      }),
    );
  } finally {
    for (const thread of threads) thread.postMessage(null);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function ask(
  thread: Worker,
  queue: Generator<readonly FileToRead[]>,
): { files: readonly FileToRead[]; answer: Promise<PreparedBatch> } | null {
  const next = queue.next();
  if (next.done) return null;
  const answer = new Promise<PreparedBatch>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  // A failure is met when the answer is awaited; until then nobody has to have heard of it.
  answer.catch(() => undefined);
  thread.postMessage(next.value);
  return { files: next.value, answer };
}
