// Options that several commands share, parsed the same way everywhere.
import { type Command, Option } from 'commander';
import type { CodingFilter } from '../analysis/quotations.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import type { Origin } from '../coding/coding.ts';
import { ORIGINS, STANCES } from '../query/coding-filters.ts';
import { UNITS } from '../study/counting-units.ts';
import { UsageError } from '../study/usage-error.ts';
import { nearest } from '../text/nearest.ts';
import { type KnownNames, namedCoder } from './known-names.ts';
import { collect, wholeNumber } from './option-values.ts';

export { collect, wholeNumber };

/** Names for several origins at once. */
const ORIGIN_GROUPS: Readonly<Record<string, readonly Origin[]>> = {
  all: ORIGINS,
  human: ['manual', 'inline', 'document', 'accepted'],
};

export interface FilterOptions {
  readonly code?: readonly string[];
  readonly document?: readonly string[];
  readonly coder?: readonly string[];
  readonly origin?: readonly string[];
  readonly stance?: readonly string[];
}

/** Adds `--code`, `--document`, `--coder`, `--origin` and `--stance`; each takes a list and can be repeated. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--codes, --code <ids>', 'only these codes, with the codes below them (a,b,…)', collect)
    .option('--document <ids>', 'only these documents (a,b,…)', collect)
    .option('--coder <slugs>', 'only codings of these coders (a,b,…)', collect)
    .option(
      '--origin <origins>',
      `only codings of these origins: ${ORIGINS.join(', ')}, human, all`,
      collect,
    )
    .option('--stance <stances>', `only codings with this stance: ${STANCES.join(', ')}`, collect);
}

/** Adds `--unit` and `--assign`. */
export function addUnitOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--unit <unit>', 'unit of analysis (default: the study’s)').choices(UNITS),
    )
    .addOption(
      new Option(
        '--assign <how>',
        'a coding counts in any unit it touches, or where most of it lies',
      )
        .choices(['any', 'majority'])
        .default('any'),
    );
}

export interface UnitOptions {
  readonly unit?: CountingUnit;
  readonly assign?: 'any' | 'majority';
}

/**
 * The filter that the options ask for.
 * @throws UsageError for a code, document, coder, origin or stance that is not known, with the nearest that is.
 */
export function codingFilter(options: FilterOptions, known: KnownNames): CodingFilter {
  const codes = chosenCodes(options.code, known);
  const documents = options.document?.map((document) => knownDocument(document, known.documents()));
  const coders = options.coder?.map((coder) => namedCoder(coder, known.coders()));
  const origins = options.origin?.flatMap((origin): readonly Origin[] => {
    const group = ORIGIN_GROUPS[origin];
    if (group) return group;
    return [knownName('origin', origin, ORIGINS)];
  });
  const stances = options.stance?.map((stance) => knownName('stance', stance, STANCES));
  return {
    ...(codes && { codes }),
    ...(documents && { documents }),
    ...(coders && { coders }),
    ...(origins && { origins }),
    ...(stances && { stances }),
  };
}

/** The codes that a person named, or what they are called now. @throws UsageError */
export function chosenCodes(
  given: readonly string[] | undefined,
  known: Pick<KnownNames, 'codebook' | 'successors'>,
): readonly string[] | undefined {
  const { codes } = known.codebook;
  return given?.flatMap((code) => {
    const now = codes.has(code) ? [] : known.successors(code);
    return now.length > 0 ? now : [knownName('code', code, [...codes.keys()])];
  });
}

/**
 * The id of a document that a person named by its id or by its file.
 * @throws UsageError where there is no such document, with the nearest id.
 */
export function knownDocument(name: string, ids: readonly string[]): string {
  const normal = name.normalize('NFC');
  const candidates = [normal, normal.replace(/\.md$/i, '')];
  const exact = ids.find((id) => candidates.includes(id));
  if (exact !== undefined) return exact;
  const byFile = ids.filter((id) => candidates.some((candidate) => candidate.endsWith(`/${id}`)));
  const longest = byFile.sort((a, b) => b.length - a.length)[0];
  return longest ?? knownName('document', normal, ids);
}

/**
 * The name itself if it is one of the known ones.
 * @throws UsageError with the nearest known name.
 */
export function knownName<T extends string>(kind: string, name: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  const near = nearest(name, known);
  const hint = near
    ? ` Did you mean "${near}"?`
    : known.length > 0 && known.length <= 12
      ? ` Known: ${known.join(', ')}.`
      : '';
  throw new UsageError(`There is no ${kind} "${name}".${hint}`);
}
