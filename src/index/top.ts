// The first few of very many, without keeping or sorting all.

/** Keeps the `size` items that come first in an order. */
export class Top<Item> {
  readonly #size: number;
  readonly #compare: (a: Item, b: Item) => number;
  #items: Item[] = [];
  #worst: Item | undefined;

  constructor(size: number, compare: (a: Item, b: Item) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  /** Whether an item would be kept now. */
  wants(item: Item): boolean {
    return this.#worst === undefined || this.#compare(item, this.#worst) < 0;
  }

  add(item: Item): void {
    if (this.#size <= 0 || !this.wants(item)) return;
    this.#items.push(item);
    if (this.#items.length >= Math.max(2 * this.#size, this.#size + 64)) this.#trim();
  }

  /** The items in order. */
  list(): readonly Item[] {
    this.#trim();
    return this.#items;
  }

  #trim(): void {
    this.#items.sort(this.#compare);
    if (this.#items.length < this.#size) return;
    this.#items = this.#items.slice(0, this.#size);
    this.#worst = this.#items.at(-1);
  }
}
