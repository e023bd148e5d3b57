// Words, wildcards, stems, phrases and case, in many scripts: query, text, the text with its hits in
// ⟦ ⟧ (null: the query does not hold).
import { describe, expect, it } from 'vitest';
import { mark } from './marked.ts';

type Case = readonly [query: string, text: string, marked: string | null];

function manual(title: string, cases: readonly Case[], language = 'en'): void {
  describe(title, () => {
    it.each(cases)('%s in %s', (query, text, marked) => {
      expect(mark(query, text, 'paragraph', { language })).toBe(marked);
    });
  });
}

manual('a word', [
  ['trust', 'Trust is trust.', '⟦Trust⟧ is ⟦trust⟧.'],
  ['TRUST', 'They trust us.', 'They ⟦trust⟧ us.'],
  ['trust', 'They distrust trustees.', null],
  ['law', 'law, law; (law) “law” law’s', '⟦law⟧, ⟦law⟧; (⟦law⟧) “⟦law⟧” ⟦law⟧’s'],
  ['word', 'snake_word', 'snake_⟦word⟧'],
  ['trust', '**', null],
]);

manual('wildcards', [
  ['trust*', 'trust, trusted, distrust', '⟦trust⟧, ⟦trusted⟧, distrust'],
  ['*trust', 'trust, trusted, distrust', '⟦trust⟧, trusted, ⟦distrust⟧'],
  ['*trust*', 'trust, untrusted', '⟦trust⟧, ⟦untrusted⟧'],
  ['wom?n', 'woman, women, womn, womeen', '⟦woman⟧, ⟦women⟧, womn, womeen'],
  ['organi?ation*', 'organisations and organization', '⟦organisations⟧ and ⟦organization⟧'],
  ['l?w', 'law low lw l-w', '⟦law⟧ ⟦low⟧ lw l-w'],
  ['?', 'I am a man', '⟦I⟧ am ⟦a⟧ man'],
  ['??', 'I am a man', 'I ⟦am⟧ a man'],
  ['c*t*n', 'contain, certain, cotton, coat', '⟦contain⟧, ⟦certain⟧, ⟦cotton⟧, coat'],
  ['*', 'one, two', '⟦one⟧, ⟦two⟧'],
  ['a*a', 'a aa aba', 'a ⟦aa⟧ ⟦aba⟧'],
]);

manual('hyphens, apostrophes, abbreviations', [
  ["it's", 'its, it’s, it ʼs, it s', 'its, ⟦it’s⟧, it ʼs, ⟦it s⟧'],
  ['it’s', "it's", "⟦it's⟧"],
  [
    'co-operat*',
    'co-operation, co operating, cooperation',
    '⟦co-operation⟧, ⟦co operating⟧, cooperation',
  ],
  ['decision-making', 'decision–making', '⟦decision–making⟧'],
  ['NGO', 'NGO-led, non-NGO, NGOs', '⟦NGO⟧-led, non-⟦NGO⟧, NGOs'],
  ['e.g.', 'See, e.g., Art. 3', 'See, ⟦e.g⟧., Art. 3'],
  ['U.S.', 'the U.S. and the US', 'the ⟦U.S⟧. and the US'],
  ['co-*', 'co-operative', '⟦co-operative⟧'],
  ['trust', 'trust\u00ADworthy', null],
  ['trustworthy', 'trust\u00ADworthy', '⟦trust\u00ADworthy⟧'],
  ['trust\u00ADworthy', 'trustworthy', '⟦trustworthy⟧'],
  ['trust', '\u00ADtrust\u00AD', '\u00AD⟦trust⟧\u00AD'],
]);

manual('numbers', [
  ['3', '3, 3.5, 33', '⟦3⟧, 3.5, 33'],
  ['3.5', '3.5 and 3,5 and 3 . 5', '⟦3.5⟧ and 3,5 and 3 . 5'],
  ['1,000', '1,000.50, 1,000', '1,000.50, ⟦1,000⟧'],
  ['3.*', '3.5, 3.75, 3', '⟦3.5⟧, ⟦3.75⟧, 3'],
  ['2010', 'in 2010.', 'in ⟦2010⟧.'],
  ['2019', '2019，2020', '⟦2019⟧，2020'],
  ['20??', '2010, 199, 20', '⟦2010⟧, 199, 20'],
  ['§12', '§ 12 and §12', '§ ⟦12⟧ and §⟦12⟧'],
  ['G20', 'the G20', 'the ⟦G20⟧'],
  ['CO2', 'CO₂ and CO2', '⟦CO₂⟧ and ⟦CO2⟧'],
]);

manual('case', [
  ['=State', 'State, state, STATE', '⟦State⟧, state, STATE'],
  ['=Stat*', 'States, static, Stat', '⟦States⟧, static, ⟦Stat⟧'],
  ['="Rule of Law"', 'Rule of Law, rule of law', '⟦Rule of Law⟧, rule of law'],
  ['=US', 'us and US', 'us and ⟦US⟧'],
  ["=L'État", "L’État, l'État", "⟦L’État⟧, l'État"],
  ['=ＮＧＯ', 'NGO ngo', '⟦NGO⟧ ngo'],
  ['=Straße', 'Straße Strasse STRASSE', '⟦Straße⟧ Strasse STRASSE'],
]);

manual('phrases', [
  ['"legal vacuum"', 'a legal vacuum; vacuum legal', 'a ⟦legal vacuum⟧; vacuum legal'],
  ['"legal vacuum"', 'legal, vacuum. Legal\u00A0vacuum', '⟦legal, vacuum⟧. ⟦Legal\u00A0vacuum⟧'],
  [
    '"lack* of * trust"',
    'lacking of any trust, lack of trust',
    '⟦lacking of any trust⟧, lack of trust',
  ],
  ['"* trust"', 'trust, no trust', 'trust, ⟦no trust⟧'],
  ['"legal *"', 'legal', null],
  ['"a a"', 'a a a', '⟦a ⟦a⟧ a⟧'],
  ['“legal vacuum”', 'the legal vacuum', 'the ⟦legal vacuum⟧'],
  ['"AND"', 'this and that', 'this ⟦and⟧ that'],
  ['"rule\u00ADof law"', 'ruleof law', '⟦ruleof law⟧'],
  ['"no law"', 'There is no\nlaw.', null],
]);

manual(
  'German',
  [
    ['Abhängig*', 'Abhängigkeit, abhängig, unabhängig', '⟦Abhängigkeit⟧, ⟦abhängig⟧, unabhängig'],
    ['*abhängig*', 'Unabhängigkeit', '⟦Unabhängigkeit⟧'],
    ['abhangig', 'abhängig', null],
    ['strasse', 'Straße, STRASSE, STRAẞE', '⟦Straße⟧, ⟦STRASSE⟧, ⟦STRAẞE⟧'],
    ['Straße', 'strasse', '⟦strasse⟧'],
    ['*gesetz*', 'Grundgesetzes, Gesetz', '⟦Grundgesetzes⟧, ⟦Gesetz⟧'],
    ['ä', 'a\u0308', '⟦a\u0308⟧'],
    ['~Abhängigkeit', 'abhängig, Abhängigkeiten, hängen', '⟦abhängig⟧, ⟦Abhängigkeiten⟧, hängen'],
    ['~Gesetz', 'Gesetze, Gesetzen, Gesetzgeber', '⟦Gesetze⟧, ⟦Gesetzen⟧, Gesetzgeber'],
  ],
  'de',
);

manual('English stems', [
  [
    '~depend',
    'depends, dependence, dependent, depot',
    '⟦depends⟧, ⟦dependence⟧, ⟦dependent⟧, depot',
  ],
  ['~organization', 'organize, organizations, organ', '⟦organize⟧, ⟦organizations⟧, ⟦organ⟧'],
  ['~Trust', 'trusting, TRUSTED, trustee', '⟦trusting⟧, ⟦TRUSTED⟧, trustee'],
]);

manual(
  'French',
  [
    ['État', "L’État, l'état", "L’⟦État⟧, l'⟦état⟧"],
    ["d'État", "d’État d'état", "⟦d’État⟧ ⟦d'état⟧"],
    ['œuvre', 'Œuvre, oeuvre', '⟦Œuvre⟧, oeuvre'],
    ["aujourd'hui", 'aujourd’hui', '⟦aujourd’hui⟧'],
    ['~dépendance', 'dépendances, dépend', '⟦dépendances⟧, ⟦dépend⟧'],
    ['confiance', 'conﬁance', '⟦conﬁance⟧'],
  ],
  'fr',
);

manual(
  'Spanish, Italian, Portuguese',
  [
    ['opinión', 'Opinión, opinion', '⟦Opinión⟧, opinion'],
    ['año*', 'AÑOS, anos', '⟦AÑOS⟧, anos'],
    ['¿por', '¿Por qué?', '¿⟦Por⟧ qué?'],
    [
      '~organización',
      'organizaciones, organizado, órgano',
      '⟦organizaciones⟧, ⟦organizado⟧, órgano',
    ],
  ],
  'es',
);

manual(
  'Chinese',
  [
    ['依赖', '高度依赖政府', '高度⟦依赖⟧政府'],
    ['依赖', '依，赖', null],
    ['依赖', '依 赖', '⟦依 赖⟧'],
    ['依赖', '依A赖', null],
    ['"依赖 政府"', '依赖政府', '⟦依赖政府⟧'],
    ['"依赖 政府"', '依赖。政府', null],
    ['"政府 * 服务"', '政府购服务，政府购买服务', '⟦政府购服务⟧，政府购买服务'],
    ['依?政', '依赖政，依政', '⟦依赖政⟧，依政'],
    ['第?条', '第3条，第三条，第35条，第条', '⟦第3条⟧，⟦第三条⟧，第35条，第条'],
    ['政*务', '政府购买服务', '⟦政府购买服务⟧'],
    ['政*务', '政府，服务', null],
    ['政*务', '政政务务', '政⟦政务⟧务'],
    ['政府*', '政府部门', '⟦政府⟧部门'],
    ['*政府', '地方政府', '地方⟦政府⟧'],
    ['API接口', '用API接口', '用⟦API接口⟧'],
    ['接口API', '接口（API）', '⟦接口（API⟧）'],
    ['二〇二〇年', '二〇二〇年', '⟦二〇二〇年⟧'],
    ['2020年', '２０２０年', '⟦２０２０年⟧'],
    ['政府 BEFORE/2 服务', '政府购买服务', '⟦政府购买服务⟧'],
    ['政府 BEFORE/1 服务', '政府购买服务', null],
    ['=政府', '政府', '⟦政府⟧'],
  ],
  'zh',
);

manual(
  'Japanese and Korean',
  [
    ['サービス', '公共サービスの', '公共⟦サービス⟧の'],
    ['ｻｰﾋﾞｽ', 'サービス', '⟦サービス⟧'],
    ['が', 'か\u3099', '⟦か\u3099⟧'],
    ['信頼する', '信頼する。', '⟦信頼する⟧。'],
    ['정부', '정부는 정부의', '⟦정부⟧는 ⟦정부⟧의'],
    ['정부', '\u110C\u1165\u11BC\u1107\u116E는', '⟦\u110C\u1165\u11BC\u1107\u116E⟧는'],
    ['"정부 신뢰"', '정부 신뢰', '⟦정부 신뢰⟧'],
    ['株式会社', '㍿', '⟦㍿⟧'],
  ],
  'ja',
);

manual(
  'Arabic, Hebrew, Hindi',
  [
    ['الدولة', 'ثقة الدولة.', 'ثقة ⟦الدولة⟧.'],
    ['ال*', 'الدولة ثقة', '⟦الدولة⟧ ثقة'],
    ['حكومة', 'ﺣﻜﻮﻣﺔ', '⟦ﺣﻜﻮﻣﺔ⟧'],
    ['אמון', 'יש אמון, לאמון', 'יש ⟦אמון⟧, לאמון'],
    ['विश्वास', 'विश्वास है', '⟦विश्वास⟧ है'],
  ],
  'ar',
);

manual(
  'Greek, Cyrillic, Turkish',
  [
    ['νόμος', 'ΝΌΜΟΣ', '⟦ΝΌΜΟΣ⟧'],
    ['νόμοσ', 'νόμος', '⟦νόμος⟧'],
    ['доверие', 'Доверие', '⟦Доверие⟧'],
    ['ışık', 'ışık IŞIK işik', '⟦ışık⟧ IŞIK işik'],
    ['işik', 'IŞIK', '⟦IŞIK⟧'],
    ['İstanbul', 'İSTANBUL istanbul', '⟦İSTANBUL⟧ istanbul'],
    ['?stanbul', 'İstanbul istanbul', '⟦İstanbul⟧ ⟦istanbul⟧'],
  ],
  'tr',
);

manual('compatible forms, marks, emoji', [
  ['NGO', 'ＮＧＯ', '⟦ＮＧＯ⟧'],
  ['office', 'oﬃce', '⟦oﬃce⟧'],
  ['café', 'cafe\u0301', '⟦cafe\u0301⟧'],
  ['cafe', 'cafe\u0301', null],
  ['caf?', 'cafe\u0301', '⟦cafe\u0301⟧'],
  ['IV', 'Ⅳ', '⟦Ⅳ⟧'],
  ['kg', '5㎏', '5⟦㎏⟧'],
  ['trust', '👍trust❤️', '👍⟦trust⟧❤️'],
  ['"good trust"', 'good 👍 trust', '⟦good 👍 trust⟧'],
  ['𝐥𝐚𝐰', 'law', '⟦law⟧'],
  ['𠮷野', '𠮷野家', '⟦𠮷野⟧家'],
]);
