// The language of a text, where its letters alone say so.

const COUNTED = 20_000;

/**
 * `zh`, `ja`, `ko`, `ar`, `he`, `el`, `th` or `hi` where most letters at the text's beginning are of that
 * script; null for Latin and Cyrillic letters, in which many languages write.
 */
export function guessLanguage(text: string): string | null {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const char of text.slice(0, COUNTED)) {
    if (!/\p{L}/u.test(char)) continue;
    letters += 1;
    const found = SCRIPTS.find(([script]) => script.test(char))?.[1];
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const share = (language: string): number => (counts.get(language) ?? 0) / Math.max(1, letters);
  if (share('ja') > 0.1 && share('ja') + share('zh') > 0.5) return 'ja';
  const found = [...counts.keys()].find((language) => share(language) > 0.5) ?? null;
  return found === 'ar' && /[پچژگکی]/u.test(text.slice(0, COUNTED)) ? null : found;
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, 'zh'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  // Persian and Urdu have letters that Arabic lacks; where they stand nothing is guessed.
  [/[\u0621-\u064a]/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
];
