// How fast forty rules read a corpus, beside the least that a scholar without them would do: one
// regular expression of all their words over the same texts, in the same run.
import { compileQuery } from '../src/query/compile.ts';
import { parseQuery } from '../src/query/parse.ts';
import { childrenOf, type QueryNode } from '../src/query/query-node.ts';
import type { QueryUnit } from '../src/query/unit-context.ts';
import { tokenise } from '../src/text/tokens.ts';
import { createVocabulary } from '../src/text/vocabulary.ts';

export interface RulesBench {
  readonly name: 'rules';
  readonly rules: number;
  readonly megabytes: number;
  /** Tokens, patterns and matching of all rules, from the bare texts. */
  readonly ms: number;
  readonly mbPerSecond: number;
  /** How much of it was cutting the texts into tokens. */
  readonly tokensMs: number;
  /** Paragraphs in which a rule held, counted once a rule. */
  readonly matches: number;
  readonly peer: {
    readonly name: string;
    readonly ms: number;
    readonly mbPerSecond: number;
    readonly matches: number;
  };
  /** Time of the rules as a multiple of the peer's. */
  readonly ratio: number;
}

export type BenchLanguage = 'de' | 'en' | 'zh';

/** Forty rules of every form in each language. */
export const RULES: Readonly<Record<BenchLanguage, readonly string[]>> = {
  de: [
    'Behörde*',
    'Verwaltung* NEAR/5 Recht*',
    '"zuständige Behörde"',
    '~Vertrag',
    'Gesetz NOT Verordnung',
    'Steuer* AND Abgabe*',
    'Bund OR Länder',
    '"im Einvernehmen mit"',
    'Antrag BEFORE/6 Frist',
    'kann NOT NEAR/3 nicht',
    '/§§?\\s+\\d+/',
    '/Absatz\\s+\\d+\\s+Satz\\s+\\d+/i',
    '*schutz',
    '*pflicht*',
    'Genehmigung*',
    '"* des Innern"',
    '~Haftung NEAR/8 ~Schaden',
    '"Europäische* Union"',
    '=Bundes*',
    'Ma?nahme*',
    'Datenschutz',
    'Rechtsverordnung NEAR/4 erlassen',
    'Ordnungswidrig*',
    'Geldbuße OR Bußgeld',
    '"nicht * werden"',
    'Bundesrat* BEFORE/3 Zustimmung',
    'Kommission',
    'Ausschuss* NEAR/10 Mitglied*',
    'Gericht* NOT Bund*',
    '(Klage OR Widerspruch) NEAR/6 aufschiebend*',
    'Umwelt*',
    'Energie* NEAR/3 Versorgung*',
    'Arbeit* AND Lohn*',
    'Kind* NEAR/5 Eltern*',
    '"öffentliche* Recht*"',
    'Sozial* OR Renten*',
    'Prüfung*',
    '"oberste* Landesbehörde*"',
    'Frist NOT AFTER/3 ohne',
    'Vertrauen* OR Misstrauen',
  ],
  en: [
    'trust*',
    'lack* NEAR/4 trust',
    '"rule of law"',
    '~depend',
    'law* NOT vacuum',
    'government AND people',
    'peace OR war',
    '"the * of the"',
    'congress BEFORE/6 president',
    'duty NOT NEAR/3 no',
    '/\\$\\d+/',
    '/no\\s+laws?/i',
    '*ship',
    '*union*',
    'econom*',
    '"united states of america"',
    '~threat NEAR/8 ~nation',
    '=State*',
    'wom?n',
    'tax*',
    'budget* NEAR/4 deficit*',
    'terror*',
    'slave* OR emancipat*',
    '"not * be"',
    'treaty BEFORE/3 ratif*',
    'commission',
    'committee* NEAR/10 member*',
    'court* NOT federal',
    '(health OR medic*) NEAR/6 care',
    'environment*',
    'energy NEAR/3 independen*',
    'work* AND wage*',
    'child* NEAR/5 parent*',
    '"public debt"',
    'social OR pension*',
    'school*',
    '"armed forces"',
    'freedom NOT AFTER/3 without',
    '"foreign * policy"',
    '~organization',
  ],
  zh: [
    '政府',
    '依赖',
    '政府 BEFORE/4 服务',
    '"社会组织"',
    '法律 NOT 行政',
    '监督',
    '人民政府 AND 责任',
    '国务院 OR 省',
    '第?条',
    '应当 NEAR/5 依法',
    '慈善',
    '/第[一二三四五六七八九十百]+条/',
    '/罚款|拘留/',
    '购买*服务',
    '信任',
    '"登记 管理"',
    '民政部门',
    '基金会',
    '志愿',
    '社会 NEAR/3 团体',
    '企业',
    '环境',
    '保护 NOT 环境',
    '税',
    '信息 BEFORE/3 公开',
    '安全',
    '国家 NEAR/2 安全',
    '教育',
    '农村 AND 土地',
    '合同',
    '公司 NOT AFTER/2 有限',
    '违反 BEFORE/8 处罚',
    '部门',
    '(组织 OR 团体) NEAR/5 登记',
    '行政机关',
    '许可',
    '申请 BEFORE/6 日内',
    '人民法院',
    '检察院',
    '自治',
  ],
};

/** Runs the rules of a language and the peer over texts; one line of a text is one paragraph. */
export function benchRules(texts: readonly string[], language: BenchLanguage): RulesBench {
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  const megabytes = bytes / 1e6;
  const documents = texts.map((text) => ({ text, units: paragraphsOf(text) }));
  const trees = RULES[language].map(parseRule);
  const rules = timeRules(trees, documents, language);
  const peer = timePeer(trees, texts);
  return {
    name: 'rules',
    rules: trees.length,
    megabytes,
    ...rules,
    mbPerSecond: megabytes / (rules.ms / 1000),
    peer: {
      name: 'one regular expression of all words',
      ...peer,
      mbPerSecond: megabytes / (peer.ms / 1000),
    },
    ratio: rules.ms / peer.ms,
  };
}

function parseRule(source: string): QueryNode {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.error.message}`);
  return parsed.query;
}

function paragraphsOf(text: string): QueryUnit[] {
  const units: QueryUnit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line !== '') units.push({ kind: 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  return units;
}

interface BenchDocument {
  readonly text: string;
  readonly units: readonly QueryUnit[];
}

function timeRules(
  trees: readonly QueryNode[],
  documents: readonly BenchDocument[],
  language: BenchLanguage,
): { ms: number; tokensMs: number; matches: number } {
  const start = performance.now();
  const vocabulary = createVocabulary();
  const queries = trees.map((tree) => compileQuery(tree, { vocabulary }));
  let tokensMs = 0;
  let matches = 0;
  for (const { text, units } of documents) {
    const before = performance.now();
    const tokens = tokenise(text, vocabulary);
    tokensMs += performance.now() - before;
    const context = {
      tokens,
      language,
      blocks: units,
      sections: [],
      fields: new Map(),
      codings: () => [],
    };
    for (const query of queries) matches += query.match(context, units).length;
  }
  return { ms: performance.now() - start, tokensMs, matches };
}

function timePeer(
  trees: readonly QueryNode[],
  texts: readonly string[],
): { ms: number; matches: number } {
  const words = [...new Set(trees.flatMap(wordsOf))];
  const combined = new RegExp(words.map(expressionOf).join('|'), 'giu');
  const start = performance.now();
  let matches = 0;
  for (const text of texts) {
    combined.lastIndex = 0;
    while (combined.test(text)) matches++;
  }
  return { ms: performance.now() - start, matches };
}

/** Words, and rows of characters, of a rule, with their wildcards. */
function wordsOf(node: QueryNode): string[] {
  if (node.kind === 'stem') return node.words.map((word) => `${word}*`);
  if (node.kind !== 'phrase') return childrenOf(node).flatMap(wordsOf);
  const texts = node.elements.flatMap((element) => ('text' in element ? [element.text] : []));
  return /^\p{Script=Han}/u.test(texts[0] ?? '') ? [texts.join('')] : texts;
}

function expressionOf(word: string): string {
  if (/^\p{Script=Han}/u.test(word)) return word;
  const body = word.replaceAll('*', '\\p{L}*').replaceAll('?', '\\p{L}');
  return `(?<!\\p{L})${body}(?!\\p{L})`;
}
