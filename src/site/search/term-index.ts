// Inverted indexes of words and stems, built with lunr and packed for the search page.
import lunr from 'lunr';
import { stemmerFor } from '../../text/stems.ts';
import type { TokenisedText } from '../../text/tokens.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { packUnits } from '../client/lunr-index.ts';
import {
  FIELDS,
  type IndexField,
  type PackedField,
  type PackedIndex,
} from '../client/search-data.ts';

/** What a unit holds: each distinct word, and each stem that is no word of its own. */
export interface UnitTerms {
  readonly text: readonly string[];
  readonly stem: readonly string[];
}

/** The terms of stretches of a text: tokens [from, to). Stems are those of the text's language. */
export function termReader(vocabulary: Vocabulary, language: string) {
  const stemmer = stemmerFor(language);
  const stems = stemsKnown(language);
  return (tokens: TokenisedText, from: number, to: number): UnitTerms => {
    const words = new Set<string>();
    for (let token = from; token < to; token++) {
      words.add(vocabulary.folded[tokens.words[token] as number] as string);
    }
    if (!stemmer) return { text: [...words], stem: [] };
    const found = new Set<string>();
    for (const word of words) {
      let stem = stems.get(word);
      if (stem === undefined) {
        stem = stemmer(word);
        stems.set(word, stem);
      }
      if (!words.has(stem)) found.add(stem);
    }
    return { text: [...words], stem: [...found] };
  };
}

const knownStems = new Map<string, Map<string, string>>();

function stemsKnown(language: string): Map<string, string> {
  const known = knownStems.get(language) ?? new Map<string, string>();
  knownStems.set(language, known);
  return known;
}

export interface TermIndexBuilder {
  /** Adds a unit; units come in the order of their numbers. */
  readonly add: (unit: number, terms: UnitTerms) => void;
  readonly finish: () => PackedIndex;
}

type InvertedIndex = Record<string, Record<IndexField, Record<string, unknown>>>;

/**
 * Postings that lunr holds before they are taken over: it keeps an object for each, and many of them at
 * once cost more to keep than to make.
 */
const POSTINGS_AT_ONCE = 4000;

/** An index of units (documents or blocks) by their terms. */
export function termIndexBuilder(): TermIndexBuilder {
  const units: Record<IndexField, Map<string, number[]>> = { text: new Map(), stem: new Map() };
  let builder = lunrBuilder();
  let held = 0;
  const takeOver = (): void => {
    // `build` would add what lunr ranks by; here it only proposes.
    const { invertedIndex } = builder as unknown as { readonly invertedIndex: InvertedIndex };
    for (const term in invertedIndex) {
      for (const field of FIELDS) {
        // Keys that are numbers come in ascending order.
        for (const ref in invertedIndex[term]?.[field]) {
          const list = units[field].get(term);
          if (list) list.push(Number(ref));
          else units[field].set(term, [Number(ref)]);
        }
      }
    }
    builder = lunrBuilder();
    held = 0;
  };
  return {
    add(unit, { text, stem }) {
      builder.add({ unit: String(unit), text, stem });
      held += text.length + stem.length;
      if (held >= POSTINGS_AT_ONCE) takeOver();
    },
    finish() {
      takeOver();
      return { text: packField(units.text), stem: packField(units.stem) };
    },
  };
}

function packField(units: ReadonlyMap<string, readonly number[]>): PackedField {
  const terms = [...units.keys()].sort();
  return { terms, units: terms.map((term) => packUnits(units.get(term) ?? [])) };
}

function lunrBuilder(): lunr.Builder {
  const builder = new lunr.Builder();
  builder.ref('unit');
  for (const field of FIELDS) builder.field(field);
  // Terms come cut and folded; as plain strings, which serve as lunr's tokens where no metadata is kept.
  builder.tokenizer = ((terms: readonly string[]) => terms) as unknown as typeof lunr.tokenizer;
  return builder;
}
