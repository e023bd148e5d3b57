// Numbers of Chinese articles and chapters: 第一百二十三条 is article 123.

const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const VARIANTS: Readonly<Record<string, string>> = { 零: '〇', 两: '二', 兩: '二' };

/** Characters that a number may consist of, for regular expressions. */
export const CHINESE_NUMBER = '[〇零一二三四五六七八九十百千两兩0-9０-９]+';

/**
 * The value of a number below 10,000 in Chinese (`一百二十三`, `十二`, also digit by digit: `二〇一`) or
 * in Arabic digits of either width; null for anything else.
 */
export function parseChineseNumber(text: string): number | null {
  const arabic = text.normalize('NFKC');
  if (/^\d+$/u.test(arabic)) return Number(arabic);
  const letters = [...text].map((letter) => VARIANTS[letter] ?? letter);
  if (letters.length === 0 || letters.some((letter) => !isNumeral(letter))) return null;
  if (!letters.some((letter) => letter in UNITS)) {
    return Number(letters.map((letter) => DIGITS.indexOf(letter)).join(''));
  }
  let total = 0;
  let digit: number | null = null;
  for (const letter of letters) {
    const unit = UNITS[letter];
    if (unit === undefined) {
      digit = DIGITS.indexOf(letter);
    } else {
      total += (digit === null || digit === 0 ? 1 : digit) * unit;
      digit = null;
    }
  }
  return total + (digit ?? 0);
}

function isNumeral(letter: string): boolean {
  return letter in UNITS || DIGITS.includes(letter);
}
