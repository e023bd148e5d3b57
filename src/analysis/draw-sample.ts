// Draws units to be judged blind, hits and others apart, so that misses can be estimated too.
import { createHash } from 'node:crypto';
import type { Rule } from '../codebook/codebook.ts';
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { Sample, SampledUnit, SampleStratum } from '../coding/sample.ts';
import { printQuery } from '../query/print.ts';
import { type RandomSource, seededRandom } from '../statistics/random.ts';
import { mapCodePoints } from '../text/code-points.ts';
import { documentUnits } from './blind-ratings.ts';
import type { Predictor } from './predictions.ts';

export interface SampleOptions {
  readonly id: string;
  readonly code: string;
  /** How many units; fewer where the corpus has no more. */
  readonly n: number;
  readonly strata: Sample['strata'];
  readonly unit: Sample['unit'];
  readonly seed: number;
  readonly predictor: Predictor;
}

/** A unit of the corpus, by its number: the texts are not kept. */
interface Frame {
  readonly document: string;
  readonly index: number;
}

/**
 * Draws without replacement. With strata `hit` half of the n from the units that the rules (or the
 * machine) hit and half from the others; where one kind has fewer, the other gets the rest. The same
 * seed on the same corpus draws the same units.
 */
export function drawSample(corpus: CodedCorpus, options: SampleOptions): Sample {
  const { id, code, seed, strata, unit, predictor } = options;
  const family = new Set(withDescendants(corpus.codebook, code));
  const frames: Record<'hits' | 'others', Frame[]> = { hits: [], others: [] };
  for (const coded of corpus.documents()) {
    const units = documentUnits(coded, unit);
    const hits = units.holding(predictor.hitsOf(coded).filter((coding) => family.has(coding.code)));
    units.units.forEach((_, index) => {
      frames[hits.has(index) ? 'hits' : 'others'].push({ document: coded.document.id, index });
    });
  }
  const random = seededRandom(seed);
  const drawn = drawFrames(frames, options, random);
  const order = shuffled(drawn, random);
  const codes = [...family].flatMap((each) => corpus.codebook.codes.get(each)?.rules ?? []);
  return {
    ...{ id, code, seed, strata, unit },
    rules:
      predictor.machine === null
        ? Object.fromEntries(codes.map((rule) => [rule.id, ruleHash(rule)]))
        : {},
    machine: predictor.machine,
    codebook: corpus.codebook.codes.get(code)?.hash ?? '',
    units: unitTexts(
      corpus,
      order.map(({ frame }) => frame),
      unit,
    ),
    sizes: [true, false].map(
      (hit): SampleStratum => ({
        hit,
        total: frames[hit ? 'hits' : 'others'].length,
        units: order.flatMap((each, index) => (each.hit === hit ? [index + 1] : [])),
      }),
    ),
  };
}

/** SHA-256 of what a rule finds: query, language, unit and span. */
export function ruleHash({ query, language, unit, span }: Rule): string {
  const canonical = JSON.stringify({ language, query: printQuery(query), span, unit });
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** How many of n come from each kind: half and half, as far as there are so many. */
export function allocate(n: number, sizes: { readonly hits: number; readonly others: number }) {
  const others = Math.min(sizes.others, n - Math.min(sizes.hits, Math.ceil(n / 2)));
  return { hits: Math.min(sizes.hits, n - others), others };
}

interface Drawn {
  readonly frame: Frame;
  readonly hit: boolean;
}

function drawFrames(
  { hits, others }: Record<'hits' | 'others', Frame[]>,
  { n, strata }: SampleOptions,
  random: RandomSource,
): Drawn[] {
  const marked = (frames: readonly Frame[], hit: boolean) =>
    frames.map((frame): Drawn => ({ frame, hit }));
  const [all, rest] = [marked(hits, true), marked(others, false)];
  if (strata === 'none') return shuffled([...all, ...rest], random).slice(0, n);
  const shares = allocate(n, { hits: hits.length, others: others.length });
  return [
    ...shuffled(all, random).slice(0, shares.hits),
    ...shuffled(rest, random).slice(0, shares.others),
  ];
}

/** Fisher and Yates: every order as likely. */
function shuffled<T>(items: readonly T[], random: RandomSource): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}

/** Words and places of the drawn units, in the order given. */
function unitTexts(
  corpus: CodedCorpus,
  drawn: readonly Frame[],
  unit: Sample['unit'],
): SampledUnit[] {
  const wanted = new Set(drawn.map(({ document }) => document));
  const found = new Map<string, SampledUnit>();
  for (const coded of corpus.documents()) {
    const { id, text } = coded.document;
    if (!wanted.has(id)) continue;
    const { units } = documentUnits(coded, unit);
    const map = mapCodePoints(text);
    for (const { index } of drawn.filter(({ document }) => document === id)) {
      const span = units[index];
      if (!span) continue;
      found.set(`${id}\n${index}`, {
        document: id,
        start: map.toCodePoints(span.start),
        end: map.toCodePoints(span.end),
        quote: text.slice(span.start, span.end),
      });
    }
  }
  return drawn.flatMap(({ document, index }) => found.get(`${document}\n${index}`) ?? []);
}
