// What commands that ask the index with a query have in common: read the query, open the index, answer,
// explain, suggest.
import { type CodedDocuments, codedDocuments } from '../index/coded-documents.ts';
import type { IndexFile } from '../index/index-file.ts';
import type { Plan, Question } from '../index/search.ts';
import { loadCodebook } from '../study/load-study.ts';
import type { ExitCode } from './command.ts';
import type { Context, GlobalOptions } from './context.ts';
import { explanation } from './explanation.ts';
import { withIndex } from './indexed-study.ts';
import { checkNames, type FieldOptions, readQuestion } from './read-question.ts';
import { openFrom } from './study-command.ts';
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
}

/** Answers a query. The answer is printed by `answer`, which may run twice but prints at its end. */
export async function askIndex(
  context: Context,
  options: GlobalOptions & AskOptions,
  request: { readonly command: string; readonly words: readonly string[] },
  answer: (asked: Asked) => { readonly total: number; readonly plan: Plan },
): Promise<ExitCode> {
  const started = performance.now();
  const query = readQuestion(context, options, request.words);
  const opened = openFrom(context, options);
  const { study } = opened;
  return withIndex(context, options, { opened, command: request.command }, ({ index }) => {
    const { variables } = study.settings;
    const codebook = once(() => loadCodebook(study, variables).codebook);
    checkNames(query, { index, variables, codebook });
    const coded = codedDocuments(codebook);
    const warn = (message: string) => context.streams.err(`axial: ${message}\n`);
    const question = { query, unit: options.unit, warn, codingsOf: coded.codingsOf };
    const { total, plan } = answer({ index, question, source: request.words.join(' '), coded });
    if (options.explain) {
      context.streams.err(explanation(index, plan, { total, ms: performance.now() - started }));
    }
    if (total === 0) printSuggestions(context, options, { query, index });
    return total === 0 ? 1 : 0;
  });
}

function once<Value>(make: () => Value): () => Value {
  let value: { readonly made: Value } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}
