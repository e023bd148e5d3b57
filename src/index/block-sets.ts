// Sets of blocks: ascending numbers without repetition.

export type BlockSet = Int32Array;

export const NO_BLOCKS: BlockSet = new Int32Array(0);

/** Blocks in both sets. The cost goes with the smaller one where sizes differ much. */
export function intersect(a: BlockSet, b: BlockSet): BlockSet {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const found = new Int32Array(small.length);
  let size = 0;
  let at = 0;
  for (const block of small) {
    at = firstFrom(large, block, at);
    if (large[at] === block) found[size++] = block;
  }
  return found.subarray(0, size);
}

/** Index of the first entry that is `value` or more, looking from `from` on in growing steps. */
function firstFrom(set: BlockSet, value: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < set.length && (set[low + step] as number) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(set.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Blocks in any of the sets; `size` is a number that all blocks are below. */
export function unite(sets: readonly BlockSet[], size: number): BlockSet {
  const [only = NO_BLOCKS, second] = sets;
  if (second === undefined) return only;
  const total = sets.reduce((sum, set) => sum + set.length, 0);
  // A few blocks are sorted; many are marked in a row of bits that is read off.
  if (total * 16 < size) {
    const all = new Int32Array(total);
    let at = 0;
    for (const set of sets) {
      all.set(set, at);
      at += set.length;
    }
    return distinct(all.sort());
  }
  const marks = new Uint8Array(size);
  let count = 0;
  for (const set of sets) {
    for (const block of set) {
      if (marks[block] === 0) count += 1;
      marks[block] = 1;
    }
  }
  const all = new Int32Array(count);
  let at = 0;
  for (let block = marks.indexOf(1); block >= 0; block = marks.indexOf(1, block + 1))
    all[at++] = block;
  return all;
}

function distinct(sorted: Int32Array): Int32Array {
  let size = 0;
  for (const block of sorted) {
    if (size === 0 || sorted[size - 1] !== block) sorted[size++] = block;
  }
  return sorted.subarray(0, size);
}
