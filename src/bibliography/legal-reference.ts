// The article or paragraph of a law that a heading or the beginning of a paragraph names, in English,
// German, French and Chinese, as a locator: `art. 5`, `§ 12a`, `arts. 5–6`.
import { CHINESE_NUMBER, parseChineseNumber } from './chinese-number.ts';

const NUMBER = '(?:\\d{1,4}(?:[a-z]{1,2}(?![\\p{L}]))?|[IVXLC]{1,7}[a-d]?(?![\\p{L}\\d]))';
const JOIN = '(?:\\s*[–—-]\\s*|\\s+(?:bis|to|à|and|und|et|or|oder)\\s+|\\s*[,&]\\s*(?:and\\s+)?)';
const LIST = `${NUMBER}(?:${JOIN}(?:§+\\s*)?${NUMBER})*`;
const WORD = '(?:[Aa]rticles?|ARTICLES?|[Aa]rts?|[Aa]rtikel|ARTIKEL|[Aa]rtículos?)';
const ARTICLE = new RegExp(`^${WORD}\\.?\\s*(${LIST})`, 'u');
const PARAGRAPH = new RegExp(`^§+\\s*(${LIST})`, 'u');
const CHINESE_ITEM = `第\\s*(${CHINESE_NUMBER})\\s*条(?![件约例款])(?:\\s*之\\s*(${CHINESE_NUMBER}))?`;
const CHINESE_ARTICLE = new RegExp(
  `^${CHINESE_ITEM}(?:\\s*(?:至|—|–|-|~)\\s*${CHINESE_ITEM})?`,
  'u',
);

/**
 * The article or paragraph with which a text begins: `Article 5: scope` gives `art. 5`, `§§ 5 bis 7`
 * `§§ 5–7`, `第十二条之一` `art. 12-1`. Null where the text begins with none.
 */
export function legalReference(text: string): string | null {
  const start = text.trimStart();
  const chinese = CHINESE_ARTICLE.exec(start);
  if (chinese) return chineseReference(chinese.slice(1));
  const paragraph = PARAGRAPH.exec(start)?.[1];
  if (paragraph !== undefined) return numbered('§', '§§', paragraph);
  const article = ARTICLE.exec(start)?.[1];
  return article === undefined ? null : numbered('art.', 'arts.', article);
}

/** The words of a text's beginning that name its article or paragraph; null where it names none. */
export function legalBeginning(text: string): string | null {
  const start = text.trimStart();
  const found = [CHINESE_ARTICLE, PARAGRAPH, ARTICLE].map((pattern) => pattern.exec(start)?.[0]);
  return found.find((each) => each !== undefined) ?? null;
}

function numbered(one: string, several: string, list: string): string {
  const numbers = list
    .replace(/§+\s*/gu, '')
    .replace(/\s*[–—-]\s*|\s+(?:bis|to|à)\s+/giu, '–')
    .replace(/\s+(?:und|et|&)\s+|\s*&\s*/giu, ' and ')
    .replace(/\s+(?:oder)\s+/giu, ' or ')
    .replace(/\s*,\s*(?:and\s+)?/giu, ', ');
  return `${/[–,]| and | or /u.test(numbers) ? several : one} ${numbers}`;
}

function chineseReference(groups: readonly (string | undefined)[]): string | null {
  const [number, inserted, last, lastInserted] = groups;
  const from = chineseItem(number, inserted);
  const to = chineseItem(last, lastInserted);
  if (from === null) return null;
  return to === null ? `art. ${from}` : `arts. ${from}–${to}`;
}

function chineseItem(number: string | undefined, inserted: string | undefined): string | null {
  const value = parseChineseNumber(number ?? '');
  if (value === null) return null;
  const more = parseChineseNumber(inserted ?? '');
  return more === null ? String(value) : `${value}-${more}`;
}
