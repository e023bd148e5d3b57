// axial keywords: words that set a code's quotations apart, as candidates for rules.

import { codeKeywords, keywordsQuery, keywordsTable } from '../../analysis/code-keywords.ts';
import { hitsAny, keywordExample } from '../../analysis/keyword-example.ts';
import type { Codebook } from '../../codebook/codebook.ts';
import { addRule, nextRuleId } from '../../codebook/edit/add-rule.ts';
import { loadStudy } from '../../study/load-study.ts';
import { UsageError } from '../../study/usage-error.ts';
import { answerQuestion } from '../analysis-command.ts';
import { changeCodebook } from '../change-codebook.ts';
import {
  addSplitOption,
  chosenSplit,
  developmentPart,
  type SplitOptions,
} from '../chosen-split.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import type { Context, GlobalOptions } from '../context.ts';
import { collect, knownName, wholeNumber } from '../options.ts';
import { openFrom } from '../study-command.ts';

interface KeywordsOptions extends SplitOptions {
  readonly limit: number;
  readonly save?: readonly string[];
  readonly id?: string;
  readonly dryRun?: boolean;
  readonly coder?: string;
}

export const defineKeywords: DefineCommand = (command, { context, end }) => {
  addSplitOption(command)
    .description(
      'Lists words and two-word phrases that set a code’s human quotations apart from the rest, as candidates for rules.',
    )
    .argument('<code>', 'id of a code')
    .option('--limit <n>', 'how many', wholeNumber(1), 25)
    .option(
      '--save <terms>',
      'add these terms (a,b c,…) to the code as a rule, with a quotation as its example',
      collect,
    )
    .option('--id <id>', 'with --save: id of the rule (default: the code’s with a number)')
    .option('--dry-run', 'with --save: show the change and write nothing')
    .option('--coder <name>', 'with --save: who makes the change')
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples(
        'axial keywords legal-vacuum --limit 10',
        'axial keywords legal-vacuum --save "no law,procurement law" --dry-run',
      ),
    )
    .action(async (code: string, options: KeywordsOptions) => {
      const global = globalOptions(command);
      if (options.save) {
        saveRule(context, { ...global, ...options }, { code, terms: options.save });
        end(0);
        return;
      }
      await answerQuestion(context, command, ({ study, loaded }) => {
        const known = knownCode(loaded.corpus.codebook, code);
        const { corpus, note } = developmentPart(loaded.corpus, chosenSplit(options, study));
        const found = codeKeywords(corpus, known, options.limit);
        const result = { ...found, notes: [...found.notes, note] };
        return { json: result, table: () => keywordsTable(result) };
      });
      end(0);
    });
};

function saveRule(
  context: Context,
  options: GlobalOptions & KeywordsOptions,
  wanted: { readonly code: string; readonly terms: readonly string[] },
): void {
  const { code, terms } = wanted;
  if (terms.length === 0) throw new UsageError('Name the terms: --save "no law,procurement law".');
  const { corpus } = loadStudy(openFrom(context, options));
  const { codebook } = corpus;
  const id = options.id ?? nextRuleId(codebook, knownCode(codebook, code));
  const query = keywordsQuery(terms);
  const { example, language } = keywordExample(corpus, code, query);
  const known = codebook.codes.get(code)?.positive ?? [];
  const isShown = example === null || hitsAny(query, known, language ?? 'en');
  const rule = {
    ...{ code, id, query },
    ...(language !== null && { language }),
    ...(!isShown && { example }),
  };
  const change = { change: 'add-rule' as const, code, into: [], rule: id };
  changeCodebook(context, options, change, (files, edit) => addRule(files, rule, edit));
}

function knownCode(codebook: Codebook, code: string): string {
  return knownName('code', code, [...codebook.codes.keys()]);
}
