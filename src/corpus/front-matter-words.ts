// Where the words of a front matter's list stand in the file, so that one of them can be replaced and
// everything around it stays.
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { splitFrontMatter } from './front-matter.ts';

/** A word of a list, or the only one; [start, end) is its stretch of the file, quotes left out. */
export interface FrontMatterWord {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words under a key of the front matter. One that is written in another way than its value (with an
 * escape, as an alias) is left out.
 */
export function frontMatterWords(text: string, key: string): FrontMatterWord[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  // A line end stays as long as it was, so that offsets hold.
  const plain = text.slice(mark).replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const source = splitFrontMatter(plain).yaml;
  if (source === null) return [];
  const shift = mark + plain.indexOf('\n') + 1;
  const root = parseDocument(source).contents;
  const list = isMap(root) ? root.get(key, true) : null;
  const items: readonly unknown[] = isSeq(list) ? list.items : [list];
  return items.flatMap((item) => {
    if (!isScalar(item) || typeof item.value !== 'string' || !item.range) return [];
    const [from, to] = item.range;
    const within = source.slice(from, to).indexOf(item.value);
    if (within < 0) return [];
    const start = shift + from + within;
    return [{ value: item.value, start, end: start + item.value.length }];
  });
}
