// Which files of texts hold some documents, and in which order to fetch them.
import type { PackedPart } from './search-data.ts';

interface ProposedPart {
  readonly part: number;
  readonly kilobytes: number;
  readonly documents: number;
}

/** A text of so many kB is long enough to hold two words of a query together, and short enough to come soon. */
const MIDDLING = 30;

/**
 * Numbers of the files that hold the documents, each once. Two guesses take turns about where a hit comes
 * soonest: files with many of the documents for their size, and those with texts of middling length.
 */
export function partsOf(documents: readonly number[], parts: readonly PackedPart[]): number[] {
  const found = proposedParts(documents, parts);
  const dense = found.toSorted((a, b) => density(b) - density(a) || a.part - b.part);
  const middling = found.toSorted((a, b) => distance(a) - distance(b) || a.part - b.part);
  const taken = dense.flatMap((part, place) => [part, middling[place] ?? part]);
  return [...new Set(taken.map(({ part }) => part))];
}

function proposedParts(
  documents: readonly number[],
  parts: readonly PackedPart[],
): readonly ProposedPart[] {
  const found: ProposedPart[] = [];
  let at = 0;
  let end = 0;
  parts.forEach(([count, kilobytes], part) => {
    end += count;
    const from = at;
    while (at < documents.length && (documents[at] ?? 0) < end) at++;
    if (at > from) found.push({ part, kilobytes, documents: at - from });
  });
  return found;
}

function density({ documents, kilobytes }: ProposedPart): number {
  return documents / kilobytes;
}

function distance({ kilobytes }: ProposedPart): number {
  return Math.abs(Math.log(kilobytes / MIDDLING));
}
