// axial terms: the vocabulary of the corpus, and what a wildcard or a stem stands for in it.
import { type Command, Option } from 'commander';
import { type TermRow, termsTable } from '../../analysis/terms-table.ts';
import type { CatalogueEntry } from '../../index/catalogue.ts';
import type { IndexFile } from '../../index/index-file.ts';
import type { TermCount } from '../../index/term-counts.ts';
import { termsOfQuery } from '../../index/terms-of-query.ts';
import { documentFields } from '../../query/document-fields.ts';
import { BUILT_IN_FILTERS } from '../../query/filters.ts';
import { UsageError } from '../../study/usage-error.ts';
import { nearest } from '../../text/nearest.ts';
import { tellUnread } from '../ask-index.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { withIndex } from '../indexed-study.ts';
import { openQuickly } from '../open-quickly.ts';
import { wholeNumber } from '../option-values.ts';
import { printTable } from '../print-table.ts';
import { readQuestion, variablesIn } from '../read-question.ts';
import { printSuggestions } from '../suggestions.ts';

interface TermsOptions {
  readonly by?: string;
  readonly sort: 'count' | 'documents' | 'term';
  readonly limit?: number;
  readonly csv?: boolean;
}

/** Terms shown where `--limit` does not say: as many as one reads, or as a program may want. */
const SHOWN = 50;
const GIVEN = 1000;

export const defineTerms: DefineCommand = (command, { context, end }) => {
  addTermsOptions(command)
    .description(
      'Lists the words of the corpus with their frequencies, or what a pattern stands for: wildcards, a stem, a phrase.',
    )
    .addHelpText(
      'after',
      examples("axial terms 'trust*'", "axial terms '~depend'", "axial terms 'trust*' --by year"),
    )
    .action(async (words: string[], options: TermsOptions) => {
      const global = globalOptions(command);
      const all = { ...global, ...options };
      const query = words.length > 0 ? readQuestion(context, global, words).query : null;
      const opened = await openQuickly(context, global);
      await withIndex(context, all, { opened, command: 'terms' }, ({ index, unread }) => {
        tellUnread(context, global, unread.length);
        const warn = (message: string) => context.streams.err(`axial: ${message}\n`);
        const counts = termsOfQuery(index, {
          query,
          warn,
          codingsOf: () => {
            throw new UsageError(
              'A code has no words; "axial keywords" lists those of its passages.',
            );
          },
          groupOf: options.by === undefined ? null : groupBy(index, options.by),
        });
        printTerms(context, all, { source: words.join(' '), counts });
        if (query && counts.length === 0) printSuggestions(context, global, { query, index });
      });
      end(0);
    });
};

function addTermsOptions(command: Command): Command {
  return command
    .argument('[pattern...]', 'a word with wildcards, a stem or a phrase; every word if left out')
    .option('--by <variable>', 'count by a variable of the documents, or year, type, language')
    .addOption(
      new Option('--sort <order>', 'order of the terms')
        .choices(['count', 'documents', 'term'])
        .default('count'),
    )
    .option(
      '--limit <n>',
      `show at most so many; 0 for all (default: ${SHOWN}, with --json or --csv ${GIVEN})`,
      wholeNumber(0),
    )
    .option('--csv', 'print CSV');
}

/** Several values of a document (two authors) are one group: "A; B". No value is the empty group. */
function groupBy(index: IndexFile, name: string): (entry: CatalogueEntry) => string {
  const known = [...BUILT_IN_FILTERS, ...variablesIn(index)];
  if (!known.includes(name)) {
    const near = nearest(name, known);
    throw new UsageError(
      `There is no variable "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
    );
  }
  const groups = new Map<CatalogueEntry, string>();
  return (entry) => {
    const group =
      groups.get(entry) ?? (documentFields(index.document(entry)).get(name) ?? []).join('; ');
    groups.set(entry, group);
    return group;
  };
}

const ORDERS: Readonly<Record<TermsOptions['sort'], (a: TermCount, b: TermCount) => number>> = {
  count: (a, b) => b.count - a.count || b.documents - a.documents || compareTerms(a, b),
  documents: (a, b) => b.documents - a.documents || b.count - a.count || compareTerms(a, b),
  term: compareTerms,
};

function compareTerms(a: TermCount, b: TermCount): number {
  return a.term < b.term ? -1 : a.term > b.term ? 1 : 0;
}

function printTerms(
  context: Context,
  options: GlobalOptions & TermsOptions,
  found: { source: string; counts: readonly TermCount[] },
): void {
  const wanted = options.limit ?? (options.json || options.csv ? GIVEN : SHOWN);
  const limit = wanted === 0 ? Number.POSITIVE_INFINITY : wanted;
  const total = found.counts.length;
  const terms = [...found.counts]
    .sort(ORDERS[options.sort])
    .slice(0, limit)
    .map((count) => termRow(count, options.by !== undefined));
  if (options.json) printJson(context, { total, terms });
  else {
    const title = found.source === '' ? 'Words of the corpus' : `Terms of ${found.source}`;
    printTable(context, options, termsTable(title, total, terms));
  }
}

function termRow({ term, count, documents, groups }: TermCount, grouped: boolean): TermRow {
  const by = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, occurrences]) => ({ value: value === '' ? null : value, ...occurrences }));
  return { term, count, documents, ...(grouped && { by }) };
}
