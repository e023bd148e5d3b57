// axial validate: how good rules (or a machine) are against human coding and against judged samples.
import { type Command, Option } from 'commander';
import type { Reference } from '../../analysis/blind-ratings.ts';
import { defaultReference } from '../../analysis/default-reference.ts';
import { judgedSamples, sampleTable } from '../../analysis/judged-samples.ts';
import { machineMethods } from '../../analysis/machine-methods.ts';
import { machineName } from '../../analysis/machine-record.ts';
import { corpusPart, type Part } from '../../analysis/split-documents.ts';
import { codersOf } from '../../analysis/unit-ratings.ts';
import { codesWithRules, validateRules } from '../../analysis/validate-rules.ts';
import { validationNotes } from '../../analysis/validation-notes.ts';
import { errorTable, keywordTable, validationTable } from '../../analysis/validation-table.ts';
import type { UnitKind } from '../../corpus/units.ts';
import type { LoadedStudy } from '../../study/load-study.ts';
import { readSample, sampleIds } from '../../study/sample-files.ts';
import { UsageError } from '../../study/usage-error.ts';
import { chosenFinder } from '../chosen-finder.ts';
import { addSplitOption, chosenSplit, type SplitOptions } from '../chosen-split.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { foldedLedgers } from '../folded-ledgers.ts';
import { namedCoder, namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { chosenCodes, collect, wholeNumber } from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

const DRAWS = 2000;

interface ValidateOptions extends SplitOptions {
  readonly coder?: string;
  readonly consensus?: boolean;
  readonly code?: readonly string[];
  readonly unit: UnitKind;
  readonly machine?: string;
  readonly errors?: boolean;
  readonly keywords?: boolean;
  readonly part: Part;
  readonly seed: number;
  readonly csv?: boolean;
}

export const defineValidate: DefineCommand = (command, { context, end }) => {
  addOptions(command).action(async (options: ValidateOptions) => {
    const global = globalOptions(command);
    const opened = openFrom(context, global);
    await withStudy(context, global, { opened, command: 'validate' }, (loaded) => {
      const ledgers = foldedLedgers(opened, loaded);
      const predictor = chosenFinder(loaded, ledgers, options.machine);
      const { codebook } = loaded.corpus;
      const codes =
        chosenCodes(options.code, namesOf(context, global, { study: opened.study, loaded })) ??
        (predictor.machine === null ? codesWithRules(codebook) : [...codebook.codes.keys()]);
      const reference = chosenReference(loaded, options);
      const split = chosenSplit(options, opened.study);
      const corpus = split ? corpusPart(loaded.corpus, split, options.part) : loaded.corpus;
      const { unit, seed } = options;
      const drawing = { seed, draws: DRAWS };
      const { decisions } = ledgers;
      const result = validateRules(corpus, {
        unit,
        codes,
        reference,
        predictor,
        decisions,
        ...drawing,
      });
      const { machine } = predictor;
      const notes = validationNotes({
        ...{ unit, reference, machine, split, part: options.part },
        ...drawing,
      });
      const samples = judgedSamples(
        loaded.corpus.codebook,
        sampleIds(opened.study)
          .map((id) => readSample(opened.study, id))
          .filter((sample) => sample.machine === machine && codes.includes(sample.code)),
        { ...drawing, judgementsOf: ledgers.judgementsOf },
      );
      const record = ledgers.records.find((each) => machineName(each) === machine);
      const against = reference.kind === 'coder' ? reference.coder : 'the coders where they agree';
      const methods = record ? machineMethods(record, result, against) : null;
      reportFindings(context, global, loaded.diagnostics);
      const { errors, ...figures } = result;
      if (global.json) {
        const named = reference.kind === 'coder' ? reference.coder : null;
        printJson(context, {
          ...{ unit, reference: reference.kind, coder: named, machine, tuned: split === null },
          split: split && { ...split, part: options.part },
          ...figures,
          samples,
          ...(options.errors && { errors }),
          notes,
          ...(methods !== null && { machineRecord: record, methods }),
        });
      } else {
        const show = { ...global, ...options };
        if (!options.csv || (!options.errors && !options.keywords)) {
          const intervals = options.csv ? 'columns' : 'text';
          const finder = machine ?? 'rules';
          printTable(context, show, validationTable(result, { intervals, finder, notes }));
        }
        const keywords = keywordTable(result);
        if (options.keywords || (!options.csv && options.code && keywords.rows.length > 0)) {
          printTable(context, show, keywords);
        }
        if (!options.csv && samples.length > 0) {
          printTable(context, show, sampleTable(samples, 'text'));
        }
        if (options.errors) printTable(context, show, errorTable(errors));
        if (methods !== null && !options.csv) {
          context.streams.out(`\nFor the methods section: ${methods}\n`);
        }
      }
    });
    end(0);
  });
};

function addOptions(command: Command): Command {
  return addSplitOption(command)
    .description(
      'Measures how good the rules are against human coding: per code, rule and keyword, only in documents that a coder has read whole without sight of the hits.',
    )
    .option(
      '--coder <slug>',
      'the coder who is the reference; default: a ledger of the consensus, the only coder, else --consensus',
    )
    .option('--consensus', 'the reference is what all agree on who are done with a document')
    .option('--code <ids>', 'only these codes (a,b,…); each counts with those below it', collect)
    .addOption(
      new Option('--unit <unit>', 'unit of analysis')
        .choices(['document', 'section', 'paragraph', 'sentence'])
        .default('paragraph'),
    )
    .option('--machine <model>', 'validate the proposals of this machine instead of the rules')
    .option('--keywords', 'show what each keyword of the rules brings')
    .option('--errors', 'list every false positive and every miss')
    .addOption(
      new Option('--part <part>', 'with a split: the part that is measured')
        .choices(['test', 'development'])
        .default('test'),
    )
    .option('--seed <n>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples(
        'axial validate --coder yw',
        'axial validate --coder yw --code legal-vacuum --errors',
      ),
    );
}

function chosenReference(loaded: LoadedStudy, options: ValidateOptions): Reference {
  if (options.consensus) {
    if (options.coder !== undefined)
      throw new UsageError('One of --coder and --consensus, not both.');
    return { kind: 'consensus' };
  }
  const { corpus } = loaded;
  if (options.coder !== undefined) {
    return { kind: 'coder', coder: namedCoder(options.coder, codersOf(corpus)) };
  }
  return defaultReference(corpus);
}
