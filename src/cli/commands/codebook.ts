// axial codebook: changes of the codebook that all that names a code follows.
import { Option } from 'commander';
import { RULE_SPANS, RULE_UNITS } from '../../codebook/code-schema.ts';
import { addRule, nextRuleId } from '../../codebook/edit/add-rule.ts';
import { mergeCodes } from '../../codebook/edit/merge-codes.ts';
import { moveCode } from '../../codebook/edit/move-code.ts';
import { renameCode } from '../../codebook/edit/rename-code.ts';
import { setDeprecated } from '../../codebook/edit/set-deprecated.ts';
import { splitCode } from '../../codebook/edit/split-code.ts';
import { loadCodebook } from '../../study/load-study.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type ChangeOptions, changeCodebook } from '../change-codebook.ts';
import { type DefineCommand, examples, globalOptions, type Surroundings } from '../command.ts';
import { openFrom } from '../study-command.ts';

type Command = Parameters<DefineCommand>[0];

export const defineCodebook: DefineCommand = (command, surroundings) => {
  command
    .description(
      'Changes the codebook and all that names its codes: rules, inline tags, front matter, memos, ledgers. Comments and layout stay; "axial log" shows the change.',
    )
    .addHelpText(
      'after',
      examples(
        'axial codebook rename legal-vacuum legal-gap --dry-run',
        'axial codebook split --help',
      ),
    );
  const sub = (name: string): Command => command.command(name);
  defineRename(sub('rename'), surroundings);
  defineMerge(sub('merge'), surroundings);
  defineSplit(sub('split'), surroundings);
  defineMove(sub('move'), surroundings);
  defineDeprecate(sub('deprecate'), surroundings);
  defineAddRule(sub('add-rule'), surroundings);
};

function describe(command: Command, text: string): Command {
  return command
    .description(text)
    .option('--dry-run', 'show the change as a diff and write nothing')
    .option('--coder <name>', 'who makes the change');
}

function optionsOf<More>(command: Command, own: More): ChangeOptions & More {
  return { ...globalOptions(command), ...own };
}

function defineRename(command: Command, { context, end }: Surroundings): void {
  describe(command, 'Gives a code another id. Its codings, tags, rules and memos follow.')
    .argument('<old>', 'id of the code')
    .argument('<new>', 'its new id, in kebab-case')
    .addHelpText('after', examples('axial codebook rename legal-vacuum legal-gap --dry-run'))
    .action((from: string, to: string, own: ChangeOptions) => {
      const wanted = { change: 'rename' as const, code: from, into: [to] };
      changeCodebook(context, optionsOf(command, own), wanted, (files, options) =>
        renameCode(files, { from, to }, options),
      );
      end(0);
    });
}

function defineMerge(command: Command, { context, end }: Surroundings): void {
  describe(
    command,
    'Merges the first code into the second: its rules, cases, examples, children and codings go over, and its definition becomes a case of the other. "Done" with the first does not count as "done" with the second.',
  )
    .argument('<code>', 'the code that ends')
    .argument('<into>', 'the code that it becomes a part of')
    .addHelpText('after', examples('axial codebook merge low-autonomy non-reciprocal --dry-run'))
    .action((from: string, into: string, own: ChangeOptions) => {
      const wanted = { change: 'merge' as const, code: from, into: [into] };
      changeCodebook(context, optionsOf(command, own), wanted, (files, options) =>
        mergeCodes(files, { from, into }, options),
      );
      end(0);
    });
}

function defineSplit(command: Command, { context, end }: Surroundings): void {
  describe(
    command,
    'Splits a code: the new ones stand below it, and every coding by hand that has it waits in "axial review" until its coder chooses.',
  )
    .argument('<code>', 'id of the code')
    .requiredOption('--into <ids...>', 'ids of the new codes, at least two')
    .addHelpText(
      'after',
      examples('axial codebook split legal-vacuum --into no-law vague-law --dry-run'),
    )
    .action((from: string, own: ChangeOptions & { into: string[] }) => {
      const into = own.into.flatMap((ids) => ids.split(',')).filter((id) => id !== '');
      changeCodebook(
        context,
        optionsOf(command, own),
        { change: 'split', code: from, into },
        (files, options) => splitCode(files, { from, into }, options),
      );
      end(0);
    });
}

function defineMove(command: Command, { context, end }: Surroundings): void {
  describe(
    command,
    'Moves a code, with all below it, under another parent; without one, to the top.',
  )
    .argument('<code>', 'id of the code')
    .argument('[parent]', 'id of its new parent')
    .option('--under <parent>', 'the same, as an option')
    .option('--top', 'to the top of the codebook, as without a parent')
    .addHelpText('after', examples('axial codebook move role-conflict dependence --dry-run'))
    .action(
      (
        code: string,
        given: string | undefined,
        own: ChangeOptions & { under?: string; top?: boolean },
      ) => {
        const parent = given ?? own.under ?? null;
        if (parent !== null && own.top) throw new UsageError('Name a parent or --top, not both.');
        const into = parent === null ? [] : [parent];
        changeCodebook(
          context,
          optionsOf(command, own),
          { change: 'move', code, into },
          (files, options) => moveCode(files, { code, parent }, options),
        );
        end(0);
      },
    );
}

function defineDeprecate(command: Command, { context, end }: Surroundings): void {
  describe(command, 'Marks a code as no longer to be applied. What was coded with it stays.')
    .argument('<code>', 'id of the code')
    .option('--restore', 'take the mark away')
    .addHelpText('after', examples('axial codebook deprecate legal-vacuum --dry-run'))
    .action((code: string, own: ChangeOptions & { restore?: boolean }) => {
      const deprecated = own.restore !== true;
      const change = deprecated ? ('deprecate' as const) : ('restore' as const);
      changeCodebook(
        context,
        optionsOf(command, own),
        { change, code, into: [] },
        (files, options) => setDeprecated(files, { code, deprecated }, options),
      );
      end(0);
    });
}

interface RuleOptions extends ChangeOptions {
  readonly query?: string;
  readonly id?: string;
  readonly language?: string;
  readonly unit?: (typeof RULE_UNITS)[number];
  readonly span?: (typeof RULE_SPANS)[number];
}

function defineAddRule(command: Command, { context, end }: Surroundings): void {
  describe(command, 'Adds a query to a code as a rule.')
    .argument('<code>', 'id of the code')
    .argument('[query]', 'the query, as "axial search" takes it')
    .option('--query <query>', 'the same, as an option')
    .option('--id <id>', 'id of the rule (default: the code’s with a number)')
    .option('--language <tag>', 'only documents in this language (en, zh, …)')
    .addOption(new Option('--unit <unit>', 'where the query must hold').choices(RULE_UNITS))
    .addOption(new Option('--span <span>', 'what is coded').choices(RULE_SPANS))
    .addHelpText(
      'after',
      examples('axial codebook add-rule legal-vacuum "gap* NEAR/3 law*" --id gap-in-law --dry-run'),
    )
    .action((code: string, given: string | undefined, own: RuleOptions) => {
      const query = given ?? own.query;
      if (query === undefined) throw new UsageError('Give the query of the rule.');
      const { study } = openFrom(context, optionsOf(command, own));
      const id = own.id ?? nextRuleId(loadCodebook(study, []).codebook, code);
      const { language, unit, span } = own;
      const rule = {
        ...{ code, id, query },
        ...(language !== undefined && { language }),
        ...(unit !== undefined && { unit }),
        ...(span !== undefined && { span }),
      };
      changeCodebook(
        context,
        optionsOf(command, own),
        { change: 'add-rule', code, into: [], rule: id },
        (files, options) => addRule(files, rule, options),
      );
      end(0);
    });
}
