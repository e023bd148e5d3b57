// The stretch of a block's text that the inline scan has under way, and what is open in it.

/** Replaces `from` to `to` of the raw text by `filling`; null is a window for the parser. */
export interface InlineEdit {
  readonly from: number;
  readonly to: number;
  readonly filling: string | null;
}

/** A run of `*` or `_` that waits for its partner. */
export interface Opener {
  readonly character: string;
  readonly from: number;
  readonly to: number;
  /** Brackets that were open before it. */
  readonly depth: number;
}

/** A bracket that waits for its partner. */
export interface Bracket {
  readonly kind: 'link' | 'tag';
  readonly from: number;
  holdsBrackets: boolean;
}

/** The stretch under way: from its first word with a mark to where nothing is open. */
export interface Region {
  readonly start: number;
  readonly edits: InlineEdit[];
  readonly openers: Opener[];
  readonly brackets: Bracket[];
  /** How many of the brackets are those of tags. */
  tags: number;
  marks: number;
  needsParser: boolean;
}

/** What is read, and what its reading needs to know. */
export interface InlineText {
  /** Text of a block; `\n` is a soft break, and no line begins with white space. */
  readonly raw: string;
  /** Whether the document defines the label of a link or, with `^` before it, of a footnote. */
  readonly isDefined: (label: string) => boolean;
  readonly hasFootnotes: boolean;
}
