// What a passage consists of for a reader, in the order of reading, so that every format shows the
// same: the words, in quotation marks only where they are the source's own, then marks, then place.
import type { Passage, PassageCell } from '../analysis/table.ts';

export interface PassageParts {
  /** The words, with curly quotation marks if they are a quotation, and the scholar's translation. */
  readonly words: string;
  /** `(note; disputes)`, or empty. */
  readonly marks: string;
  /** `art. 3`, without brackets. */
  readonly locator: string;
  readonly href: string | null;
}

/** The parts of one passage. Notes about a source are marked `note`, whether they say so or not. */
export function passageParts(passage: Passage): PassageParts {
  const { quoted, marks, text, translation, locator, href } = passage;
  const shown = (words: string): string => (quoted ? `“${words}”` : words);
  const all = quoted || marks.includes('note') ? marks : ['note', ...marks];
  return {
    words: translation ? `${shown(text)} – ${shown(translation)} (own transl.)` : shown(text),
    marks: all.length > 0 ? `(${all.join('; ')})` : '',
    locator,
    href,
  };
}

/** A passage as plain text: `“lack of trust” (disputes) [art. 3]`; with its address, `[art. 3, a.md#L12]`. */
export function passageText(passage: Passage, withAddress = false): string {
  const { words, marks, locator, href } = passageParts(passage);
  const place = [locator, withAddress ? (href ?? '') : ''].filter((part) => part !== '').join(', ');
  return [words, marks, place === '' ? '' : `[${place}]`].filter((part) => part !== '').join(' ');
}

/** The lines of a passage cell: its note, then one passage a line, with or without its address. */
export function passageLines(cell: PassageCell, withAddress = false): string[] {
  const note = cell.note === null || cell.note === '' ? [] : [cell.note];
  return [...note, ...cell.passages.map((passage) => passageText(passage, withAddress))];
}
