// A machine as one more coder of a corpus, so that agreement treats it like any other.

import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { codingWith } from '../coding/coding.ts';
import type { Predictor } from './predictions.ts';

/**
 * The corpus with the machine's proposals, decided or not, as codings of a coder with its name. It is
 * taken to have read every document that somebody has done, for all codes; proposals elsewhere count as
 * ratings too.
 */
export function withMachine(corpus: CodedCorpus, { machine, hitsOf }: Predictor): CodedCorpus {
  if (machine === null) return corpus;
  const codes = new Set(corpus.codebook.codes.keys());
  return {
    codebook: corpus.codebook,
    *documents() {
      for (const coded of corpus.documents()) {
        const own = hitsOf(coded).map((coding) =>
          codingWith(coding, { origin: 'manual', coder: machine }),
        );
        const isRead = coded.done.length > 0;
        yield {
          ...coded,
          codings: [...coded.codings, ...own],
          done: isRead ? [...coded.done, { coder: machine, codes, changed: false }] : coded.done,
        };
      }
    },
  };
}
