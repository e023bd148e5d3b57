// Where a passage stands, as a reader cites it: by article, page, section or paragraph of the source.
import { CHINESE_NUMBER, parseChineseNumber } from './chinese-number.ts';
import { legalBeginning, legalReference } from './legal-reference.ts';

/** What is known of a passage's place. */
export interface Place {
  /** From the source's page marks: `12`, `iv`, `12–13`; null for none. */
  readonly page: string | null;
  /** Headings from the outermost to the one above the passage. */
  readonly section: readonly string[];
  /** Number of the paragraph within its section, from 1; null where the passage stands in a heading. */
  readonly paragraph: number | null;
  /**
   * Beginning of the paragraph that opens the passage's article, for laws whose articles are no
   * headings (`第十二条 …`); see `legalReference`.
   */
  readonly opening?: string | null;
  /** The document's title: a section of that name says nothing. */
  readonly title?: string;
}

/** Longest heading in a locator, in characters. */
const LONGEST_HEADING = 40;

const NUMBERED_SECTION = /^(?:(?:section|sect?\.|abschnitt)\s*)(\d+(?:\.\d+)*|[IVXLC]+)\b/iu;
const DECIMAL_SECTION = /^(\d{1,2}(?:\.\d{1,2})+|\d{1,2} ?\(\d{1,2}\)|\d{1,2}(?=\.\s))/u;
const CHAPTER = /^(?:chapter|kapitel|chapitre)\s*(\d+|[IVXLC]+)\b/iu;
const CHINESE_SECTION = new RegExp(`^第\\s*(${CHINESE_NUMBER})\\s*([章节節])`, 'u');

/**
 * The locator of a passage: its article or § (`art. 3`, `art. 1 § 2`), else its page (`p. 12`,
 * `pp. 12–13`), else its section with the paragraph in it (`sec. 3.2, para. 4`, `section Findings,
 * para. 4`), else the paragraph (`para. 4`); a heading outside of any section is the `title`.
 */
export function locatorOf(place: Place): string {
  const legal = legalLocator(place);
  if (legal !== null) return legal;
  if (place.page !== null && place.page.trim() !== '') return pageLocator(place.page.trim());
  const section = sectionLocator(place);
  const paragraph = place.paragraph === null ? null : `para. ${place.paragraph}`;
  return [section, paragraph].filter((part) => part !== null).join(', ') || 'title';
}

/** `p. 12`; `pp. 12–13` for more than one page. */
function pageLocator(page: string): string {
  const pages = page.replace(/\s*[-–—]+\s*/gu, '–');
  return `${/[–,]/u.test(pages) ? 'pp.' : 'p.'} ${pages}`;
}

/** The innermost article or §; an article that holds the § stands before it. */
function legalLocator(place: Place): string | null {
  const opening = place.opening ? legalReference(place.opening) : null;
  if (opening !== null) return opening;
  const references = place.section.map(legalReference).filter((each) => each !== null);
  const inner = references.at(-1);
  if (inner === undefined) return null;
  const outer = references.at(-2);
  return inner.startsWith('§') && outer?.startsWith('art') ? `${outer} ${inner}` : inner;
}

/** The innermost heading by its number or name; null where it is the document's title alone. */
function sectionLocator({ section, title }: Place): string | null {
  const heading = section.at(-1)?.trim() ?? '';
  if (heading === '' || (section.length === 1 && heading === title?.trim())) return null;
  const number = NUMBERED_SECTION.exec(heading)?.[1] ?? DECIMAL_SECTION.exec(heading)?.[1];
  if (number !== undefined) return `sec. ${number}`;
  const chapter = CHAPTER.exec(heading)?.[1];
  if (chapter !== undefined) return `ch. ${chapter}`;
  const [, chinese = '', kind] = CHINESE_SECTION.exec(heading) ?? [];
  const value = parseChineseNumber(chinese);
  if (value !== null) return `${kind === '章' ? 'ch.' : 'sec.'} ${value}`;
  return `section ${shortHeading(heading)}`;
}

/**
 * What a heading says with its number alone: `Article 5` of *Article 5 Duties*, `3.2` of *3.2 Methods*.
 * It gives the same locators as the whole heading. Null for a heading without a number.
 */
export function headingNumber(heading: string): string | null {
  const text = heading.trim();
  const found = [NUMBERED_SECTION, CHAPTER, CHINESE_SECTION].map((each) => each.exec(text)?.[0]);
  const words = legalBeginning(text) ?? found.find((each) => each !== undefined);
  if (words !== undefined) return words;
  const decimal = DECIMAL_SECTION.exec(text)?.[0];
  if (decimal === undefined) return null;
  return DECIMAL_SECTION.test(decimal) ? decimal : `Section ${decimal}`;
}

function shortHeading(heading: string): string {
  const characters = [...heading];
  if (characters.length <= LONGEST_HEADING) return heading;
  return `${characters.slice(0, LONGEST_HEADING).join('').trimEnd()}…`;
}
