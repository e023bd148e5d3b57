// What commands that ask the index with a query have in common: read the query, open the index, answer,
// explain, suggest.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Plan, Question } from '../index/answer-question.ts';
import type { CodedDocuments } from '../index/coded-documents.ts';
import type { IndexFile } from '../index/index-file.ts';
import { StoredDocument } from '../index/stored-document.ts';
import { codesOf } from '../query/compile.ts';
import { codebookRemembered } from '../study/remembered.ts';
import { codedHits } from './coded-hits.ts';
import type { ExitCode } from './command.ts';
import type { Context, GlobalOptions } from './context.ts';
import { explanation } from './explanation.ts';
import { withIndex } from './indexed-study.ts';
import { openQuickly } from './open-quickly.ts';
import { checkNames, type FieldOptions, readQuestion, variablesIn } from './read-question.ts';
import type { OpenedFrom } from './study-command.ts';
import { printSuggestions } from './suggestions.ts';

export interface AskOptions extends FieldOptions {
  readonly unit: Question['unit'];
  readonly explain?: boolean;
}

export interface Asked {
  readonly index: IndexFile;
  readonly question: Question;
  /** The query as it was typed. */
  readonly source: string;
  readonly coded: CodedDocuments;
  readonly opened: OpenedFrom;
  /** Names of variables: declared in the study file, or found in a document. */
  readonly variables: readonly string[];
}

interface Request {
  readonly command: string;
  readonly words: readonly string[];
  /** Whether the answer shows codes; without them the codebook's rules stay unread. */
  readonly showsCodes: boolean;
}

export interface Answered {
  readonly total: number;
  readonly plan: Plan;
}

/** For answers in which no code is asked for and none is shown. */
const NO_CODES: { readonly coded: CodedDocuments; readonly rules: null } = {
  rules: null,
  coded: {
    codings: () => [],
    codingsOf: () => [],
    mayHave: () => false,
    codesOn: () => [],
  },
};

/** Answers a query. The answer is printed by `answer`, which may run twice but prints at its end. */
export async function askIndex(
  context: Context,
  options: GlobalOptions & AskOptions,
  request: Request,
  answer: (asked: Asked) => Answered | Promise<Answered>,
): Promise<ExitCode> {
  const started = performance.now();
  const written = readQuestion(context, options, request.words);
  const { query } = written;
  const opened = await openQuickly(context, options);
  const { study } = opened;
  return withIndex(context, options, { opened, command: request.command }, async (open) => {
    const { index } = open;
    tellUnread(context, options, open.unread.length);
    const { variables } = study.settings;
    const known = [...new Set([...variables, ...variablesIn(index)])].sort();
    const { codebook } = await codebookRemembered(study, known);
    checkNames(written, { variables: known, codebook });
    const asksCodes = codesOf(query).length > 0;
    const { coded, rules } =
      asksCodes || request.showsCodes ? await codedHits(index, codebook, opened) : NO_CODES;
    if (asksCodes) await rules?.runAll();
    const warn = (message: string) => context.streams.err(`axial: ${message}\n`);
    const codingsOf = (document: SourceDocument, code: string) => {
      if (!(document instanceof StoredDocument)) throw new Error('not a document of the index');
      return coded.codingsOf(document, code);
    };
    const { mayHave } = coded;
    const question: Question = { query, unit: options.unit, warn, codingsOf, mayHave };
    const { total, plan } = await answer({
      index,
      question,
      source: request.words.join(' '),
      coded,
      opened,
      variables: known,
    });
    if (options.explain) {
      context.streams.err(explanation(index, plan, { total, ms: performance.now() - started }));
    }
    if (total === 0) printSuggestions(context, options, { query, index });
    if (asksCodes && rules && rules.changed.size > 0) open.writeIfFree(() => rules.store());
    return total === 0 ? 1 : 0;
  });
}

/** A file that cannot be read has no document: an answer without it is not the whole answer. */
export function tellUnread(context: Context, options: GlobalOptions, files: number): void {
  if (files === 0 || options.quiet) return;
  const [what, them] = files === 1 ? ['1 file', 'it'] : [`${files} files`, 'them'];
  context.streams.err(
    `axial: ${what} cannot be read, so this answer is without ${them}; "axial check" says why.\n`,
  );
}
