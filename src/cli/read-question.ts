// From the words of a command line to a query: parsed, with the filters that options add, its fields
// and codes known. What is wrong with it is wrong use.
import type { Command } from 'commander';
import type { Codebook } from '../codebook/codebook.ts';
import type { IndexFile } from '../index/index-file.ts';
import { parseQuery } from '../query/parse.ts';
import { formatQueryError } from '../query/query-error.ts';
import { conjunction, type FilterNode } from '../query/query-node.ts';
import { unknownNames, type WrittenQuery } from '../query/unknown-names.ts';
import { UsageError } from '../study/usage-error.ts';
import type { Context, GlobalOptions } from './context.ts';

/** Filters that have an option of their own. */
const FILTER_OPTIONS: Readonly<Record<string, string>> = {
  document: 'only the document with this id (* and ? are wildcards)',
  title: 'only documents with this in their title',
  author: 'only documents of this author',
  year: 'only documents of this year, or of a range: 2010..2020',
  type: 'only documents of this type: law, policy, paper, …',
  language: 'only documents in this language: en, de, zh, …',
  section: 'only sections with this in a heading above',
};

export interface FieldOptions {
  readonly document?: string;
  readonly title?: string;
  readonly author?: string;
  readonly year?: string;
  readonly type?: string;
  readonly language?: string;
  readonly section?: string;
  /** `NAME=VALUE` */
  readonly where?: readonly string[];
}

/** Adds an option for each filter, and `--where` for variables. */
export function addFieldOptions(command: Command): Command {
  for (const [name, help] of Object.entries(FILTER_OPTIONS))
    command.option(`--${name} <value>`, help);
  return command.option(
    '--where <name=value>',
    'only documents with this value of a variable (can be repeated)',
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

/** The query with a filter for each option. Hints go to standard error. @throws UsageError */
export function readQuestion(
  context: Context,
  options: GlobalOptions & FieldOptions,
  words: readonly string[],
): WrittenQuery {
  const source = words.join(' ');
  const parsed = parseQuery(source);
  if (!parsed.ok)
    throw new UsageError(`The query cannot be read.\n${formatQueryError(source, parsed.error)}`);
  if (!options.quiet) {
    for (const { message } of parsed.hints) context.streams.err(`axial: hint: ${message}\n`);
  }
  const query = conjunction([parsed.query, ...optionFilters(options)]);
  return { query, source, places: parsed.places };
}

/** Whether an option adds a filter to the query. */
export function hasFieldOptions(options: FieldOptions): boolean {
  return optionFilters(options).length > 0;
}

function optionFilters(options: FieldOptions): FilterNode[] {
  const given = Object.keys(FILTER_OPTIONS).flatMap((name) => {
    const value = options[name as keyof FieldOptions];
    return typeof value === 'string' ? [filterNode(name, value)] : [];
  });
  const where = (options.where ?? []).map((pair) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (!name || !value) throw new UsageError(`--where takes NAME=VALUE, not "${pair}".`);
    return filterNode(name.trim(), value.trim());
  });
  return [...given, ...where];
}

/** As the query language reads `name:value`; a value with a space is one text. */
function filterNode(name: string, value: string): FilterNode {
  const quoted = `"${value.replace(/[\\"]/g, '\\$&')}"`;
  const source = `${name}:${/^[^\s"()]+$/.test(value) ? value : quoted}`;
  const parsed = parseQuery(source);
  if (parsed.ok && parsed.query.kind === 'filter') return parsed.query;
  throw new UsageError(`"${value}" is no value for --${name}.`);
}

/**
 * Checks that the query's fields and codes are there: fields that every study has, variables that the
 * study declares or a document carries, codes of the codebook; and that its filters can find something.
 * @throws UsageError
 */
export function checkNames(
  query: WrittenQuery,
  known: { readonly variables: readonly string[]; readonly codebook: Codebook },
): void {
  const wrong = unknownNames(query, {
    variables: known.variables,
    codes: known.codebook.codes.keys(),
  });
  if (wrong !== null) throw new UsageError(`The query cannot be answered.\n${wrong}`);
}

/** Names of variables in the front matter of any document. */
export function variablesIn(index: IndexFile): string[] {
  return [...new Set(index.entries.flatMap(({ variables }) => variables))].sort();
}
