// Operators, regular expressions, codes and filters: query, text, the text with its hits in ⟦ ⟧ (null:
// the query does not hold; the bare text: it holds without a hit).
import { describe, expect, it } from 'vitest';
import { mark, type Setting } from './marked.ts';

type Case = readonly [query: string, text: string, marked: string | null];

function manual(title: string, cases: readonly Case[], setting: Setting = {}): void {
  describe(title, () => {
    it.each(cases)('%s in %s', (query, text, marked) => {
      expect(mark(query, text, 'paragraph', setting)).toBe(marked);
    });
  });
}

manual('Boolean', [
  ['law trust', 'Trust the law.', '⟦Trust⟧ the ⟦law⟧.'],
  ['law AND trust', 'The law.', null],
  ['law OR trust', 'The law.', 'The ⟦law⟧.'],
  ['law NOT trust', 'The law.', 'The ⟦law⟧.'],
  ['law NOT trust', 'Trust the law.', null],
  ['NOT law', 'Trust.', 'Trust.'],
  ['NOT law', 'The law.', null],
  ['NOT NOT law', 'The law.', 'The law.'],
  ['law OR trust peace', 'law', '⟦law⟧'],
  ['(law OR trust) peace', 'law', null],
  ['law trust OR peace', 'peace and law', '⟦peace⟧ and law'],
  ['a OR NOT b', 'c', 'c'],
  ['a OR a*', 'a ab', '⟦a⟧ ⟦ab⟧'],
  ['law and order', 'law and order', '⟦law⟧ ⟦and⟧ ⟦order⟧'],
  ['law trust', 'law\ntrust', null],
]);

manual('NEAR', [
  ['lack* NEAR/0 trust', 'lack trust; trust lacks', '⟦lack trust⟧; ⟦trust lacks⟧'],
  ['lack NEAR/2 trust', 'trust that we lack', '⟦trust that we lack⟧'],
  ['lack NEAR/1 trust', 'trust that we lack', null],
  ['lack NEAR/2 trust', 'lack. Of, mutual: trust', '⟦lack. Of, mutual: trust⟧'],
  ['lack NEAR/9 trust', 'lack\ntrust', null],
  ['trust NEAR/5 trust', 'trust', null],
  ['trust NEAR/5 trust', 'trust and trust', '⟦trust and trust⟧'],
  ['trust NEAR/9 mutual', 'mutual trust and trust', '⟦mutual trust⟧ and trust'],
  ['a NEAR/9 b', 'a b a', '⟦a ⟦b⟧ a⟧'],
  ['"mutual trust" NEAR/2 trust', 'mutual trust and trust', '⟦mutual trust and trust⟧'],
  ['(lack* OR want) NEAR/2 trust', 'want of trust', '⟦want of trust⟧'],
  ['lack NEAR/5 trust NEAR/5 mutual', 'lack of trust', null],
  ['trust NEAR/5 mutual NEAR/5 mutual', 'mutual trust', null],
  ['lack NEAR/5 (mutual NEAR/0 trust)', 'lack of mutual trust', '⟦lack of mutual trust⟧'],
  ['(a NEAR/1 b) NEAR/0 c', 'a x b c', '⟦a x b c⟧'],
  ['a NEAR/1 (b NEAR/1 c)', 'a x x b c', null],
]);

manual('BEFORE', [
  ['a BEFORE/1 b', 'a x b', '⟦a x b⟧'],
  ['a BEFORE/1 b', 'b x a', null],
  ['a BEFORE/0 a', 'a a', '⟦a a⟧'],
  ['a BEFORE/9 b', 'a a b b', 'a ⟦a b⟧ b'],
  ['"a b" BEFORE/0 b', 'a b b', '⟦a b b⟧'],
  ['(a NEAR/3 c) BEFORE/3 b', 'a b c', null],
  ['law BEFORE/3 (vacuum OR gap)', 'laws, law and gap', 'laws, ⟦law and gap⟧'],
]);

manual('NOT NEAR, NOT AFTER, NOT BEFORE', [
  ['trust NOT NEAR/1 no', 'no trust; much of what we trust', 'no trust; much of what we ⟦trust⟧'],
  ['trust NOT NEAR/0 no', 'trust no one', null],
  ['trust NOT NEAR/0 "mutual trust"', 'mutual trust, trust', null],
  ['trust NOT NEAR/0 "mutual trust"', 'mutual trust in our trust', 'mutual trust in our ⟦trust⟧'],
  ['trust NOT AFTER/0 no', 'no trust, trust no one', 'no trust, ⟦trust⟧ no one'],
  ['trust NOT AFTER/2 no', 'no great old trust', null],
  ['trust NOT AFTER/1 no', 'no great old trust', 'no great old ⟦trust⟧'],
  ['trust NOT BEFORE/1 fund*', 'a trust fund and trust', 'a trust fund and ⟦trust⟧'],
  ['trust NOT BEFORE/0 trust', 'trust trust', 'trust ⟦trust⟧'],
  ['trust NOT NEAR/5 no', 'trust', '⟦trust⟧'],
  ['trust NOT AFTER/0 "no trust"', 'no trust', 'no ⟦trust⟧'],
  ['no NOT BEFORE/0 "no trust"', 'no trust', '⟦no⟧ trust'],
  ['trust NOT NEAR/9 no', 'trust\nno', '⟦trust⟧\nno'],
  ['(trust NOT AFTER/0 no) NEAR/1 law', 'no trust law trust', 'no trust ⟦law trust⟧'],
  ['NOT a NEAR/0 b', 'a x b', 'a x b'],
  ['a NOT (b NEAR/0 c)', 'a b x c', '⟦a⟧ b x c'],
]);

manual('regular expressions', [
  ['/no\\s+laws?/i', 'No law, no laws, no lawful', '⟦No law⟧, ⟦no laws⟧, ⟦no law⟧ful'],
  ['/law/', 'Law law', 'Law ⟦law⟧'],
  ['/\\blaw\\b/', 'lawful law', 'lawful ⟦law⟧'],
  ['/\\w+/', 'Ärger über', '⟦Ärger⟧ ⟦über⟧'],
  ['/x*/', 'aaa', null],
  ['/^The/', 'The law. The', '⟦The⟧ law. The'],
  ['/law\\.$/', 'law. law.', 'law. ⟦law.⟧'],
  ['/a.*?b/', 'axb ayb', '⟦axb⟧ ⟦ayb⟧'],
  ['/a.*b/', 'axb ayb', '⟦axb ayb⟧'],
  ['/(foo|foobar)baz/', 'foobarbaz', '⟦foobarbaz⟧'],
  ['/第[一二三]+条/', '第二三条', '⟦第二三条⟧'],
  ['/\\p{Han}{2}/', '法律abc', '⟦法律⟧abc'],
  ['/[^\\s]+@[a-z.]+/', 'mail a@b.org!', 'mail ⟦a@b.org⟧!'],
  ['/a\\/b/', 'a/b', '⟦a/b⟧'],
  ['/[/]/', 'a/b', 'a⟦/⟧b'],
  ['/(?i)law/', 'LAW', '⟦LAW⟧'],
  ['/👍/', 'ok 👍', 'ok ⟦👍⟧'],
  ['/no\\s/ NEAR/1 trust', 'no great trust', '⟦no great trust⟧'],
  ['/—/ NEAR/0 law', 'the law — a gap', 'the ⟦law —⟧ a gap'],
  ['/tru/ NEAR/3 /ust/', 'trust', null],
  ['/straße/i', 'STRASSE Straße', 'STRASSE ⟦Straße⟧'],
]);

const text = 'They lack trust. The state supports them.';
const coded: Setting = {
  codings: {
    deficit: [
      { start: 5, end: 15, origin: 'manual', coder: 'yw', stance: 'supports' },
      { start: 5, end: 15, origin: 'rule', coder: null, stance: null },
      { start: 21, end: 26, origin: 'manual', coder: 'mk', stance: 'disputes' },
    ],
    whole: [{ start: 0, end: text.length, origin: 'document', coder: null, stance: null }],
    sign: [{ start: 15, end: 16, origin: 'manual', coder: 'yw', stance: null }],
  },
};

manual(
  'codes',
  [
    ['@deficit', text, 'They ⟦lack trust⟧. The ⟦state⟧ supports them.'],
    ['@unknown', text, null],
    ['@whole', text, null],
    ['@sign', text, null],
    ['NOT @unknown', text, text],
    ['@deficit coder:yw', text, 'They ⟦lack trust⟧. The state supports them.'],
    ['@deficit coder:MK', text, 'They lack trust. The ⟦state⟧ supports them.'],
    ['@deficit NOT coder:yw', text, 'They ⟦lack trust⟧. The ⟦state⟧ supports them.'],
    ['@deficit origin:rule', text, 'They ⟦lack trust⟧. The state supports them.'],
    ['@deficit NOT stance:disputes', text, 'They ⟦lack trust⟧. The state supports them.'],
    ['@deficit (coder:mk OR origin:rule)', text, 'They ⟦lack trust⟧. The ⟦state⟧ supports them.'],
    ['(@deficit OR @sign) coder:mk', text, 'They lack trust. The ⟦state⟧ supports them.'],
    ['@deficit coder:nobody', text, null],
    ['NOT @deficit coder:nobody', text, text],
    ['@deficit NEAR/0 support* coder:mk', text, 'They lack trust. The ⟦state supports⟧ them.'],
    ['@deficit NEAR/2 them', text, 'They lack trust. The ⟦state supports them⟧.'],
    ['trust NEAR/0 @deficit', text, 'They ⟦lack trust⟧. The state supports them.'],
    ['support* NOT NEAR/0 @deficit', text, null],
    ['trust NOT NEAR/0 @deficit', text, null],
  ],
  coded,
);

const law: Setting = {
  language: 'en-GB',
  fields: {
    document: ['notes/shen-2020'],
    title: ['Über Vertrauen und Recht'],
    author: ['Yongdong Shen', 'Édouard Glissant'],
    year: [2015],
    date: ['2015-06-12'],
    language: ['en-GB'],
    region: ['East China'],
    wave: [2],
    funded: [true],
  },
  sections: [
    { start: 0, end: 6, path: [] },
    { start: 6, end: 40, path: ['Findings', 'Trust in law'] },
  ],
};

manual(
  'filters',
  [
    ['trust title:vertrauen', 'trust', '⟦trust⟧'],
    ['title:UBER', 'trust', 'trust'],
    ['title:"vertrauen und"', 'trust', 'trust'],
    ['title:Misstrauen', 'trust', null],
    ['title:vertr*recht', 'trust', 'trust'],
    ['title:vertr?uen', 'trust', 'trust'],
    ['author:edouard', 'trust', 'trust'],
    ['author:shen year:2015', 'trust', 'trust'],
    ['year:2010..2020', 'trust', 'trust'],
    ['year:2016..', 'trust', null],
    ['year:..2015', 'trust', 'trust'],
    ['date:2015-01..2015-06', 'trust', 'trust'],
    ['date:2015-07..', 'trust', null],
    ['language:en', 'trust', 'trust'],
    ['language:en-GB', 'trust', 'trust'],
    ['language:e', 'trust', null],
    ['type:law', 'trust', null],
    ['NOT type:law', 'trust', 'trust'],
    ['region:"east china"', 'trust', 'trust'],
    ['region:east', 'trust', null],
    ['region:east*', 'trust', 'trust'],
    ['wave:2', 'trust', 'trust'],
    ['wave:1..3', 'trust', 'trust'],
    ['funded:true', 'trust', 'trust'],
    ['document:notes/shen-2020', 'trust', 'trust'],
    ['document:notes/*', 'trust', 'trust'],
    ['document:shen', 'trust', null],
    ['section:findings', 'trust\nin law', 'trust\nin law'],
    ['law section:trust', 'law is\nlaw', 'law is\n⟦law⟧'],
    ['trust type:law OR 信任', '信任 trust', '⟦信任⟧ trust'],
  ],
  law,
);

describe('units', () => {
  const twice = 'We trust. They lack it.\nNo more.';
  it('keeps a phrase and a proximity inside a block, whatever the unit', () => {
    expect(mark('"it no"', twice, 'document')).toBeNull();
    expect(mark('lack NEAR/9 more', twice, 'document')).toBeNull();
    expect(mark('lack more', twice, 'document')).toBe('We trust. They ⟦lack⟧ it.\nNo ⟦more⟧.');
  });

  it('lets them cross sentences, unless the unit is the sentence', () => {
    expect(mark('trust NEAR/2 lack', twice, 'paragraph')).toBe(
      'We ⟦trust. They lack⟧ it.\nNo more.',
    );
    expect(mark('trust NEAR/2 lack', twice, 'sentence')).toBeNull();
    expect(mark('"trust they"', twice, 'sentence')).toBeNull();
  });

  it('shows a regular expression the whole unit and nothing more', () => {
    expect(mark('/it\\.\\s+No/', twice, 'document')).toBe('We trust. They lack ⟦it.\nNo⟧ more.');
    expect(mark('/it\\.\\s+No/', twice, 'paragraph')).toBeNull();
    expect(mark('/^They/', twice, 'sentence')).toBe('We trust. ⟦They⟧ lack it.\nNo more.');
  });

  it('knows what an expression needs in each unit, also where it overlaps the unit before', () => {
    expect(mark('/x\\nx/', 'x\nx\nx', 'document')).toBe('⟦x\nx⟧\nx');
    expect(mark('/x! x/', 'x! x! x', 'sentence')).toBeNull();
    expect(mark('/aXa/i', 'axaxa', 'paragraph')).toBe('⟦axa⟧xa');
    expect(mark('/😀b/', 'a😀😀b', 'paragraph')).toBe('a😀⟦😀b⟧');
  });

  it('counts a code of the whole document in the unit document only', () => {
    expect(mark('@whole', text, 'document', coded)).toBe(`⟦${text}⟧`);
    expect(mark('@whole', text, 'section', coded)).toBeNull();
  });

  it('cuts a coded stretch at the borders of the unit', () => {
    const codings = { x: [{ start: 3, end: 15, origin: 'manual', coder: null, stance: null }] };
    expect(mark('@x', twice, 'sentence', { codings })).toBe(
      'We ⟦trust. ⟧⟦They ⟧lack it.\nNo more.',
    );
  });
});
