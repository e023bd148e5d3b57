// Words that set a code's quotations apart from the rest of the corpus, as candidates for rules.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { unitsOf } from '../corpus/units.ts';
import { keynessTest, logRatio } from '../statistics/keyness.ts';
import type { Figure } from '../statistics/not-defined.ts';
import { corpusPrior, weightedLogOdds } from '../statistics/weighted-log-odds.ts';
import { overlaps } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { HUMAN_ORIGINS } from './scope.ts';
import type { Column, Table } from './table.ts';

export interface Keyword {
  /** A word, or two words that follow each other. */
  readonly term: string;
  /** Occurrences within the code's quotations, and outside. */
  readonly count: number;
  readonly referenceCount: number;
  /** Documents whose quotations hold it. */
  readonly documents: number;
  readonly g2: Figure;
  readonly logRatio: Figure;
  /** z of the weighted log-odds: the rank. */
  readonly z: number;
  /** Paragraphs with the term: coded with the code, and not. */
  readonly codedUnits: number;
  readonly uncodedUnits: number;
  /** Of these, those that a rule of the code hits already. */
  readonly caught: number;
}

export interface CodeKeywords {
  readonly code: string;
  /** Words in the code's quotations, and in the rest. */
  readonly words: number;
  readonly referenceWords: number;
  readonly keywords: readonly Keyword[];
  readonly notes: readonly string[];
}

interface Tally {
  count: number;
  referenceCount: number;
  readonly documents: Set<string>;
  coded: number;
  uncoded: number;
  caught: number;
}

/** Words in fewer documents than this say more of one text than of the code. */
const FEWEST_DOCUMENTS = 2;

/** The `limit` words and two-word phrases that most set a code's human quotations apart. */
export function codeKeywords(corpus: CodedCorpus, code: string, limit: number): CodeKeywords {
  const family = new Set(withDescendants(corpus.codebook, code));
  const tallies = new Map<string, Tally>();
  const vocabulary = createVocabulary();
  let [words, referenceWords] = [0, 0];
  for (const coded of corpus.documents()) {
    const added = tallyDocument(coded, { family, tallies, vocabulary });
    words += added.words;
    referenceWords += added.referenceWords;
  }
  const all = words + referenceWords;
  const keywords = [...tallies].flatMap(([term, tally]): Keyword[] => {
    if (tally.documents.size < FEWEST_DOCUMENTS) return [];
    const counts = {
      count: tally.count,
      total: words,
      referenceCount: tally.referenceCount,
      referenceTotal: referenceWords,
    };
    const prior = corpusPrior({ count: tally.count + tally.referenceCount, total: all }, words);
    if ('reason' in prior || prior.count >= prior.total) return [];
    const g2 = keynessTest(counts);
    return [
      {
        term,
        count: tally.count,
        referenceCount: tally.referenceCount,
        documents: tally.documents.size,
        g2: 'reason' in g2 ? g2 : g2.statistic,
        logRatio: logRatio(counts),
        z: weightedLogOdds(counts, prior).z,
        codedUnits: tally.coded,
        uncodedUnits: tally.uncoded,
        caught: tally.caught,
      },
    ];
  });
  keywords.sort((a, b) => b.z - a.z || (a.term < b.term ? -1 : 1));
  return {
    code,
    words,
    referenceWords,
    keywords: keywords.filter(({ z }) => z > 0).slice(0, limit),
    notes: [
      `Words of the human quotations of ${code} (${words}) against all other words (${referenceWords}), in at least ${FEWEST_DOCUMENTS} documents.`,
      'Ranked by z of the weighted log-odds (Monroe, Colaresi and Quinn 2008) with the corpus as prior; G2 after Dunning 1993, Log Ratio after Hardie 2014.',
      'Coded and uncoded: paragraphs with the term; caught: those that a rule of the code hits already.',
    ],
  };
}

function tallyDocument(
  { document, codings }: CodedDocument,
  into: {
    readonly family: ReadonlySet<string>;
    readonly tallies: Map<string, Tally>;
    readonly vocabulary: Vocabulary;
  },
): { words: number; referenceWords: number } {
  const placed = codings.filter(
    ({ code, status, origin }) =>
      into.family.has(code) &&
      origin !== 'document' &&
      (status === 'anchored' || status === 'moved'),
  );
  const byHand = placed.filter(({ origin }) => HUMAN_ORIGINS.includes(origin));
  const byRule = placed.filter(({ origin }) => origin === 'rule');
  let [words, referenceWords] = [0, 0];
  for (const unit of unitsOf(document, 'paragraph')) {
    if (unit.excluded) continue;
    const inUnit = byHand.filter((coding) => overlaps(coding, unit));
    const isCaught = byRule.some((coding) => overlaps(coding, unit));
    const tokens = tokenise(document.text.slice(unit.start, unit.end), into.vocabulary);
    const seen = new Set<string>();
    let previous = '';
    let wasWithin = false;
    for (let index = 0; index < tokens.count; index++) {
      const start = unit.start + (tokens.starts[index] ?? 0);
      const end = unit.start + (tokens.ends[index] ?? 0);
      const word = into.vocabulary.folded[tokens.words[index] ?? 0] ?? '';
      const within = inUnit.some((coding) => coding.start < end && start < coding.end);
      if (within) words++;
      else referenceWords++;
      for (const term of previous === '' ? [word] : [word, joined(previous, word)]) {
        const tally = tallyOf(into.tallies, term);
        // A phrase is within where both of its words are.
        if (within && (term === word || wasWithin)) {
          tally.count++;
          tally.documents.add(document.id);
        } else tally.referenceCount++;
        seen.add(term);
      }
      previous = word;
      wasWithin = within;
    }
    for (const term of seen) {
      const tally = tallyOf(into.tallies, term);
      if (inUnit.length > 0) tally.coded++;
      else tally.uncoded++;
      if (isCaught) tally.caught++;
    }
  }
  return { words, referenceWords };
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Two words as one phrase; Chinese characters stand without a space. */
function joined(first: string, second: string): string {
  return CJK.test(first) && CJK.test(second) ? first + second : `${first} ${second}`;
}

function tallyOf(tallies: Map<string, Tally>, term: string): Tally {
  const known = tallies.get(term);
  if (known) return known;
  const tally: Tally = {
    count: 0,
    referenceCount: 0,
    documents: new Set(),
    coded: 0,
    uncoded: 0,
    caught: 0,
  };
  tallies.set(term, tally);
  return tally;
}

/** The keywords as one query: `gap* OR "no law"` needs a person, `gap OR "no law"` needs none. */
export function keywordsQuery(terms: readonly string[]): string {
  return terms.map((term) => (/^[\p{L}\p{M}]+$/u.test(term) ? term : `"${term}"`)).join(' OR ');
}

/** The keywords as a table. */
export function keywordsTable(result: CodeKeywords): Table {
  const column = (key: string, label: string, type: Column['type']): Column => ({
    key,
    label,
    type,
    unit: null,
  });
  return {
    id: 'keywords',
    title: `Words that set ${result.code} apart`,
    columns: [
      column('term', 'Term', 'text'),
      column('count', 'In quotations', 'integer'),
      column('referenceCount', 'Elsewhere', 'integer'),
      column('documents', 'Documents', 'integer'),
      column('z', 'z', 'number'),
      column('g2', 'G2', 'number'),
      column('logRatio', 'Log Ratio', 'number'),
      column('codedUnits', 'Coded', 'integer'),
      column('uncodedUnits', 'Uncoded', 'integer'),
      column('caught', 'Caught', 'integer'),
    ],
    rows: result.keywords.map((k) => [
      k.term,
      k.count,
      k.referenceCount,
      k.documents,
      k.z,
      k.g2,
      k.logRatio,
      k.codedUnits,
      k.uncodedUnits,
      k.caught,
    ]),
    notes: result.notes,
  };
}
