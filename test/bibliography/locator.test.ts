// Places as a reader cites them, in the languages of the corpora.
import { describe, expect, test } from 'vitest';
import { parseChineseNumber } from '../../src/bibliography/chinese-number.ts';
import { legalReference } from '../../src/bibliography/legal-reference.ts';
import { locatorOf } from '../../src/bibliography/locator.ts';

describe('parseChineseNumber', () => {
  test.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百', 100],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百二十三', 123],
    ['两百', 200],
    ['一千二百六十', 1260],
    ['二〇一', 201],
    ['12', 12],
    ['１２', 12],
    ['', null],
    ['甲', null],
    ['十x', null],
  ])('%s is %s', (text, value) => {
    expect(parseChineseNumber(text)).toBe(value);
  });
});

describe('legalReference', () => {
  test.each([
    ['Article 5', 'art. 5'],
    ['Article 2: scope', 'art. 2'],
    ['Articles 5–6', 'arts. 5–6'],
    ['Articles 5 and 8–9: independence', 'arts. 5 and 8–9'],
    ['Articles 3, 4 and 7', 'arts. 3, 4 and 7'],
    ['Article 5 and the courts', 'art. 5'],
    ['ARTICLE IV', 'art. IV'],
    ['Art IIIa', 'art. IIIa'],
    ['Article civil', null],
    ['Art. 5', 'art. 5'],
    ['Art 1 - Errichtung eines Bundesamtes', 'art. 1'],
    ['Artikel 5a Übergang', 'art. 5a'],
    ['§ 12a', '§ 12a'],
    ['§ 1 Errichtung und Sitz', '§ 1'],
    ['§ 4 Abs. 2', '§ 4'],
    ['§§ 5 bis 7 (weggefallen)', '§§ 5–7'],
    ['§§ 3 und 4', '§§ 3 and 4'],
    ['§ 3, § 4', '§§ 3, 4'],
    ['第十二条 为了加强管理', 'art. 12'],
    ['第一百二十条之一', 'art. 120-1'],
    ['第五条至第七条', 'arts. 5–7'],
    ['第 12 条', 'art. 12'],
    ['Articles of association', null],
    ['Artists 5', null],
    ['Party 5', null],
    ['See Article 5', null],
    ['第三章 总则', null],
    ['第一 条件', null],
    ['', null],
  ])('%s', (text, reference) => {
    expect(legalReference(text)).toBe(reference);
  });
});

describe('locatorOf', () => {
  const place = { page: null, section: [] as readonly string[], paragraph: 4 };
  test.each([
    [{ ...place }, 'para. 4'],
    [{ ...place, paragraph: null }, 'title'],
    [{ ...place, paragraph: null, section: ['Paper', 'Discussion'] }, 'section Discussion'],
    [{ ...place, page: '12' }, 'p. 12'],
    [{ ...place, page: 'iv' }, 'p. iv'],
    [{ ...place, page: '12-13' }, 'pp. 12–13'],
    [{ ...place, page: '12', section: ['Findings'] }, 'p. 12'],
    [{ ...place, section: ['Law', 'Article 3: scope'] }, 'art. 3'],
    [{ ...place, page: '4', section: ['Law', 'Article 3: scope'] }, 'art. 3'],
    [{ ...place, section: ['Gesetz', 'Art 1 - Errichtung', '§ 2 Aufgaben'] }, 'art. 1 § 2'],
    [{ ...place, section: ['Gesetz', '§ 2 Aufgaben', 'Zu Absatz 1'] }, '§ 2'],
    [{ ...place, section: ['条例', '第一章 总则'], opening: '第二条 航运' }, 'art. 2'],
    [{ ...place, section: ['条例', '第二章 组织机构'], opening: null }, 'ch. 2, para. 4'],
    [{ ...place, section: ['条例', '第三节 监督'] }, 'sec. 3, para. 4'],
    [{ ...place, section: ['Paper', '3.2 Trust'] }, 'sec. 3.2, para. 4'],
    [{ ...place, section: ['Paper', '3. Findings'] }, 'sec. 3, para. 4'],
    [{ ...place, section: ['Paper', '3 (1) Lack of trust'] }, 'sec. 3 (1), para. 4'],
    [{ ...place, section: ['Paper', 'Section 4: law'] }, 'sec. 4, para. 4'],
    [{ ...place, section: ['Paper', 'Chapter 2'] }, 'ch. 2, para. 4'],
    [{ ...place, section: ['Paper', '2012 reforms'] }, 'section 2012 reforms, para. 4'],
    [{ ...place, section: ['Paper', 'Discussion'] }, 'section Discussion, para. 4'],
    [{ ...place, section: ['Paper'], title: 'Paper' }, 'para. 4'],
    [{ ...place, section: ['Paper', 'x'.repeat(60)] }, `section ${'x'.repeat(40)}…, para. 4`],
  ])('%j', (where, locator) => {
    expect(locatorOf(where)).toBe(locator);
  });
});
