// Batches of documents that two threads take in turn, so that both are busy to the end: how long a batch
// takes is not known before.

/** What both threads see. */
export interface SharedBatches {
  /** Numbers of the batches. */
  readonly numbers: readonly number[];
  /** In shared memory: the place of the next batch to take, and how many documents the other thread did. */
  readonly state: Int32Array;
}

const NEXT = 0;
const DONE = 1;

/** Makes batches ready for two threads, which take the first two. */
export function shareBatches(numbers: readonly number[]): SharedBatches {
  const state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  state[NEXT] = 2;
  return { numbers, state };
}

/** The batches of a thread, the one at `first` before all; each is taken when it is asked for. */
export function* batchesInTurn({ numbers, state }: SharedBatches, first: 0 | 1): Generator<number> {
  let place: number = first;
  for (let number = numbers[place]; number !== undefined; number = numbers[place]) {
    yield number;
    place = Atomics.add(state, NEXT, 1);
  }
}

/** Says how many documents this thread did. */
export function tellDone({ state }: SharedBatches, documents: number): void {
  Atomics.store(state, DONE, documents);
}

/** How many documents the other thread did, as far as it told. */
export function doneElsewhere({ state }: SharedBatches): number {
  return Atomics.load(state, DONE);
}
