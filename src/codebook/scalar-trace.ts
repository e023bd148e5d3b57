// A text under construction that remembers where in the file each of its characters came from.

export class Trace {
  text = '';
  /** For every UTF-16 unit of `text`, where its spelling in the file begins and ends. */
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** Adds a piece that the stretch [start, end) of the file spells as a whole. */
  add(piece: string, start: number, end: number): void {
    this.text += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Adds a piece that stands in the file, from `start` on, as it is. */
  addVerbatim(piece: string, start: number): void {
    this.text += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      this.starts.push(start + unit);
      this.ends.push(start + unit + 1);
    }
  }
}
