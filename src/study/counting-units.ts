// The units of analysis that a study may count by.

/** `overlap` counts codings that share text, whatever units they lie in. */
export const UNITS = ['document', 'section', 'paragraph', 'sentence', 'overlap'] as const;
