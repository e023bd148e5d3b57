// Colours that can be told apart in print and in grey: contrast after WCAG 2, and a scale whose
// lightness only falls.

/** Background of every chart: codes' colours must stand out from it. */
export const PAPER = '#ffffff';
const BLACK = '#000000';
export const INK = '#1f2328';

/** From little to much, each step darker than the one before: it reads the same in grey. */
const SCALE = [
  '#f1f5fa',
  '#c6d9ec',
  '#8fb5da',
  '#5a8fc2',
  '#2f6ba6',
  '#174a80',
  '#0a2c52',
] as const;

type Rgb = readonly [red: number, green: number, blue: number];

/** The scale's colour at a share from 0 (little) to 1 (much), `#rrggbb`. */
export function scaleColor(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (SCALE.length - 1);
  const low = Math.min(Math.floor(place), SCALE.length - 2);
  const from = parseColor(SCALE[low] ?? PAPER);
  const to = parseColor(SCALE[low + 1] ?? INK);
  return mix(from, to, place - low);
}

/** The scale's colours, for a legend. */
export function scaleColors(): string[] {
  return [...SCALE];
}

/**
 * Relative luminance after WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance), 0 for
 * black to 1 for white, of a colour `#rrggbb`.
 */
export function luminance(color: string): number {
  const [red, green, blue] = parseColor(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two colours after WCAG 2.2, from 1 (none) to 21 (black on white). */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Text on a filled cell: black or white, whichever reads better; its contrast is 4.5 or more. */
export function textColorOn(fill: string): string {
  return contrast(BLACK, fill) >= contrast(PAPER, fill) ? BLACK : PAPER;
}

/** A colour darkened until it has at least this contrast with the paper: 3 for shapes, 4.5 for text. */
export function darkened(color: string, least: number): string {
  const from = parseColor(color);
  for (let share = 0; share < 1; share += 0.05) {
    const darker = mix(from, [0, 0, 0], share);
    if (contrast(darker, PAPER) >= least) return darker;
  }
  return INK;
}

/** A colour lightened until it has at least this contrast with a dark paper. */
export function lightened(color: string, least: number, paper: string): string {
  const from = parseColor(color);
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = mix(from, [255, 255, 255], share);
    if (contrast(lighter, paper) >= least) return lighter;
  }
  return PAPER;
}

/** A colour that is none counts as ink. */
function parseColor(color: string): Rgb {
  const [, red = '1f', green = '23', blue = '28'] =
    /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color) ?? [];
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function mix(from: Rgb, to: Rgb, share: number): string {
  const channels = from.map((channel, index) => {
    const value = Math.round(channel + ((to[index] ?? 0) - channel) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
