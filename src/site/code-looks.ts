// How codes look: a colour and a line pattern each, so that they can be told apart without colours too.
import type { Codebook } from '../codebook/codebook.ts';
import { darkened, lightened } from '../render/svg/color.ts';

/** Lines under text, from the calmest; the same one returns after ten codes, in another weight first. */
const PATTERNS = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const;
const DARK_PAPER = '#16181b';
/** Contrast of a line with its paper, after WCAG 2.2 (1.4.11). */
const LINE_CONTRAST = 3;

export interface CodeLooks {
  /** Class of the colour and pattern of a code: with `named` on its name, with `u0` on its text. */
  readonly classOf: (code: string) => string;
  /** The style sheet of all these classes. */
  readonly css: string;
}

export function codeLooks({ codes }: Codebook): CodeLooks {
  const numbers = new Map([...codes.keys()].map((id, number) => [id, number]));
  const rules = [...codes.values()].map(({ color }, number) => {
    const style = PATTERNS[number % PATTERNS.length] ?? 'solid';
    const width = Math.floor(number / PATTERNS.length) % 2 === 0 ? 2 : 3;
    return `.k${number}{--c:${darkened(color, LINE_CONTRAST)};--s:${style};--w:${width}px}`;
  });
  const dark = [...codes.values()].map(
    ({ color }, number) => `.k${number}{--c:${lightened(color, LINE_CONTRAST, DARK_PAPER)}}`,
  );
  return {
    classOf: (code) => `k${numbers.get(code) ?? 0}`,
    css: `${rules.join('\n')}\n@media screen and (prefers-color-scheme: dark){\n${dark.join('\n')}\n}\n`,
  };
}
