// Colours of codes: as they are written, and for top-level codes that have none.
import { COLOR_PATTERN } from './code-schema.ts';

/** Okabe and Ito's colours, told apart by colour-blind readers too, without black and yellow. */
const PALETTE = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'] as const;

/** `#rrggbb` in lower case from `#rrggbb` or `#rgb`; null for anything else. */
export function normaliseColor(color: string): string | null {
  if (!COLOR_PATTERN.test(color)) return null;
  const digits = color.slice(1).toLowerCase();
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

/** The colour of the top-level code at this position, if it names none; repeats after six. */
export function paletteColor(position: number): string {
  return PALETTE[position % PALETTE.length] ?? PALETTE[0];
}
