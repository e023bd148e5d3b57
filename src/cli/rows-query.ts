// Which documents a query chooses: `--rows` of the review table. The same language, matcher and index as
// `axial search`, with the document as the unit.
import type { SourceDocument } from '../corpus/source-document.ts';
import { answerQuestion } from '../index/answer-question.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { StoredDocument } from '../index/stored-document.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { codedHits } from './coded-hits.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { OpenedStudy } from './indexed-study.ts';
import { checkNames, readQuestion } from './read-question.ts';

/**
 * The ids of the documents in which the query holds.
 * @throws UsageError where the query cannot be read or names what is not there.
 */
export async function documentsMatching(
  context: Context,
  options: GlobalOptions,
  study: {
    readonly source: string;
    readonly open: OpenIndex;
    readonly loaded: LoadedStudy;
    readonly opened: OpenedStudy;
  },
): Promise<ReadonlySet<string>> {
  const { source, open, loaded, opened } = study;
  const { codebook } = loaded.corpus;
  const written = readQuestion(context, options, [source]);
  checkNames(written, { variables: loaded.variables, codebook });
  const { coded, rules } = await codedHits(open.index, codebook, opened);
  await rules.runAll();
  const answer = answerQuestion(open.index, {
    query: written.query,
    unit: 'document',
    warn: (message) => context.streams.err(`axial: ${message}\n`),
    codingsOf(document: SourceDocument, code: string) {
      if (!(document instanceof StoredDocument)) throw new Error('not a document of the index');
      return coded.codingsOf(document, code);
    },
    mayHave: coded.mayHave,
  });
  return new Set([...answer.documents()].map(({ document }) => document.id));
}
