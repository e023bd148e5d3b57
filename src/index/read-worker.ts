// A worker thread that prepares batches of documents. It opens no database, so that it may be stopped
// at any time.
import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '../corpus/read-document.ts';
import {
  type CorpusPath,
  type PreparedBatch,
  prepareBatch,
  type ReadingOptions,
} from './prepare-batch.ts';

/** The thread was asked for these files as one batch. */
export type WorkerRequest = readonly CorpusPath[];

const port = parentPort;
if (port) {
  const options = workerData as ReadingOptions;
  port.on('message', (files: WorkerRequest | null) => {
    if (files === null) port.close();
    else {
      const batch = prepareBatch(files, options, { read: readDocument, now: Date.now });
      port.postMessage(batch, buffersOf(batch));
    }
  });
}

/** Everything in the batch that is moved, not copied, to the thread that writes. */
function buffersOf(batch: PreparedBatch): ArrayBuffer[] {
  const parts = batch.documents.flatMap(({ head, outline, pieces }) => [head, outline, ...pieces]);
  const { chunks, list, lengths } = batch.words;
  const buffers = [...parts, ...chunks, list, lengths].map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
