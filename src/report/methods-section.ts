// "How this was coded": the paragraph that a methods section needs, and where each of its figures comes from.
import type { CorpusAgreement } from '../analysis/agreement.ts';
import { figureText } from '../analysis/agreement-table.ts';
import type { Reference } from '../analysis/blind-ratings.ts';
import type { ConfusionFigures } from '../analysis/confusion-figures.ts';
import { counted, spanOfYears, withCommas } from '../analysis/in-words.ts';
import { machineSentence } from '../analysis/machine-record.ts';
import type { MethodsFacts } from '../analysis/methods-facts.ts';
import type { Provenance } from '../analysis/provenance.ts';
import type { Table } from '../analysis/table.ts';
import type { RuleValidations } from '../analysis/validate-rules.ts';
import type { ReportEvidence } from './evidence.ts';
import type { HumanFigures } from './human-sections.ts';
import { plainText, type ReportSection } from './report-section.ts';

/** A part of the paragraph, the command that prints its figures, and what they rest on. */
interface Statement {
  readonly about: string;
  readonly words: string;
  readonly command: string;
  readonly restsOn: readonly (keyof Hashes)[];
}

type Hashes = Provenance & { readonly ledgers: string };

export interface MethodsInput {
  readonly facts: MethodsFacts;
  readonly figures: HumanFigures;
  readonly evidence: ReportEvidence;
  readonly hashes: Hashes;
  readonly version: string;
  /** Titles of the sections that are left out of counts. */
  readonly exclude: readonly string[];
}

/** The paragraph and the table of its sources. */
export function methodsSection(input: MethodsInput): ReportSection {
  const statements = [
    corpusStatement(input),
    codebookStatement(input.facts),
    codersStatement(input.facts),
    ...agreementStatements(input.figures.agreement),
    ...ruleStatements(input),
    ...machineStatements(input.evidence),
    ...sampleStatements(input.evidence),
    saturationStatement(input.figures),
  ];
  const closing = `Coded and counted with Axial ${input.version}. Intervals are of 95 %.`;
  return {
    id: 'methods',
    title: 'How this was coded',
    blocks: [
      plainText([...statements.map(({ words }) => words), closing].join(' ')),
      { kind: 'table', table: sourcesTable(statements, input.hashes), titled: true },
    ],
  };
}

function corpusStatement({ facts, exclude }: MethodsInput): Statement {
  const { years } = facts;
  const of = years?.first === years?.last ? 'of ' : 'dated ';
  const dated = years ? `, ${of}${spanOfYears(years)},` : '';
  const notes =
    facts.notes > 0
      ? ` ${facts.notes} of them ${facts.notes === 1 ? 'is a note about its source' : 'are notes about their source'}, so that figures count the note-writer’s words.`
      : '';
  const without = exclude.length > 0 ? ` (sections left out: ${exclude.join(', ')})` : '';
  return {
    about: 'Corpus',
    words: `The corpus holds ${counted(facts.documents, 'document')}${dated} with ${counted(facts.words, 'word')}${without}: ${listed(facts.types)}; languages ${listed(facts.languages)}.${notes} The unit of analysis is the ${facts.unit === 'overlap' ? 'word' : facts.unit}; n = ${withCommas(facts.units)}.`,
    command: 'axial build --json; axial codes --json',
    restsOn: ['corpus'],
  };
}

function codebookStatement(facts: MethodsFacts): Statement {
  const { codes, families, emergent, rules, codesWithRules } = facts;
  return {
    about: 'Codebook',
    words: `The codebook holds ${counted(codes, 'code')} in ${counted(families, 'family', 'families')}, ${emergent === 0 ? 'none of them' : `${emergent} of them`} marked as arisen from the reading, and ${counted(rules, 'keyword rule')} for ${counted(codesWithRules, 'code')}; a code counts the codes below it, a unit once.`,
    command: 'axial check; axial code --json',
    restsOn: ['codebook', 'rules'],
  };
}

function codersStatement(facts: MethodsFacts): Statement {
  const { coders, documents, unnamed, readByTwo, moved, orphaned, consensus } = facts;
  const each = coders
    .filter(({ coder }) => !consensus.includes(coder))
    .map(({ coder, done, sawHits, codings, accepted }) => {
      const saw = sawHits > 0 ? `, ${sawHits} of them with hits of rules in sight` : '';
      const taken = accepted > 0 ? ` and accepted ${counted(accepted, 'hit')}` : '';
      return `${coder} read ${done} of ${counted(documents, 'document')} whole${saw}, and coded ${counted(codings, 'stretch', 'stretches')}${taken}`;
    });
  const who =
    each.length === 0 ? 'No coding names its coder' : `Coding by hand: ${each.join('; ')}`;
  const double =
    readByTwo > 0
      ? ` ${counted(readByTwo, 'document')} ${was(readByTwo)} read whole by two coders or more.`
      : '';
  const agreed = coders
    .filter(({ coder }) => consensus.includes(coder))
    .map(
      ({ coder, codings, done }) =>
        ` Their consensus (${coder}) holds ${counted(codings, 'stretch', 'stretches')} and is done with ${counted(done, 'document')}.`,
    );
  const inline =
    unnamed > 0
      ? ` ${counted(unnamed, 'coding')} ${unnamed === 1 ? 'names' : 'name'} no coder.`
      : '';
  const after =
    moved + orphaned > 0
      ? ` After edits ${counted(moved, 'coding')} followed the words, ${orphaned} lost them and ${orphaned === 1 ? 'counts' : 'count'} nowhere.`
      : '';
  return {
    about: 'Coders',
    words: `${who}.${double}${agreed.join('')}${inline}${after}`,
    command: 'axial status --json',
    restsOn: ['corpus', 'ledgers'],
  };
}

function agreementStatements(result: CorpusAgreement | null): Statement[] {
  if (!result) return [];
  const compared = result.codes.filter(({ units }) => units > 0);
  const alphas = compared.flatMap(({ code, coefficients }) => {
    const value = coefficients.krippendorffAlpha?.value ?? null;
    return value === null ? [] : [{ name: code, value }];
  });
  const few = compared.filter(({ flags }) => flags.includes('few_positive')).length;
  const rare =
    few > 0
      ? ` ${counted(few, 'code')} ${few === 1 ? 'has' : 'have'} fewer than 5 positive units, too few for a figure to rest on.`
      : '';
  const { overall, unit, coders } = result;
  return [
    {
      about: 'Agreement',
      words: `${coders.join(' and ')} agreed, over ${counted(overall.codes.length, 'topmost code')} and ${counted(overall.units, 'unit')} (${unit}), with a pooled kappa of ${figureText(overall.pooledKappa)} and a Krippendorff alpha on sets of codes (MASI) of ${figureText(overall.setAlpha)}; alpha per code (${alphas.length} of ${compared.length} codes defined) ${range(alphas)}.${rare}`,
      command: `axial agree --unit ${unit} --json`,
      restsOn: ['corpus', 'codebook', 'ledgers'],
    },
  ];
}

function ruleStatements({ facts, figures, evidence }: MethodsInput): Statement[] {
  if (facts.rules === 0) return [];
  const accepted = evidence.decisions.filter(({ verdict }) => verdict === 'accept').length;
  const rejected = evidence.decisions.length - accepted;
  const open = `${counted(facts.openHits, 'hit')} of rules ${facts.openHits === 1 ? 'is' : 'are'} open, ${counted(accepted, 'decision')} ${accepted === 1 ? 'accepts' : 'accept'} a hit or proposal and ${rejected} ${rejected === 1 ? 'rejects' : 'reject'} one.`;
  const { validation } = figures;
  if (!validation) {
    return [
      {
        about: 'Rules',
        words: `${open} The rules were not validated: no coder is done with a document.`,
        command: 'axial code --json; axial review --json',
        restsOn: ['corpus', 'rules', 'ledgers'],
      },
    ];
  }
  return [
    {
      about: 'Rules',
      words: `${open} ${validationWords(validation.result, validation.reference)} ${evidence.split ? `Measured on the documents kept aside by seed ${evidence.split.seed}.` : 'No documents were kept aside: the rules are tuned on these texts.'}`,
      command: `axial validate ${validation.reference.kind === 'coder' ? `--coder ${validation.reference.coder}` : '--consensus'} --unit ${figures.unit} --json`,
      restsOn: ['corpus', 'codebook', 'rules', 'ledgers'],
    },
  ];
}

function validationWords({ codes, unit }: RuleValidations, reference: Reference): string {
  const who = reference.kind === 'coder' ? reference.coder : 'two coders or more';
  const measured = codes.filter(({ units }) => units > 0);
  if (measured.length === 0) {
    return `The rules were not validated: no document was read whole by ${who} without sight of the hits.`;
  }
  const units = Math.max(...measured.map((code) => code.units));
  const documents = Math.max(...measured.map((code) => code.documents));
  const of = (key: 'precision' | 'recall') => {
    const defined = measured.flatMap((code: ConfusionFigures & { readonly code: string }) => {
      const { value } = code[key];
      return value === null ? [] : [{ name: code.code, value }];
    });
    return `${key} ${range(defined)} (defined for ${defined.length} of ${counted(measured.length, 'code')})`;
  };
  const against = reference.kind === 'coder' ? reference.coder : 'what coders agree on';
  return `Against ${against}, in up to ${counted(documents, 'document')} read whole without sight of the hits (${counted(units, 'unit')}, ${unit}), the rules reach a ${of('precision')} and a ${of('recall')}.`;
}

function machineStatements({ machines }: ReportEvidence): Statement[] {
  return machines.map((machine) => ({
    about: `Machine ${machine.model}`,
    words: machineSentence(machine),
    command: `axial validate --machine "${machine.model}" --json`,
    restsOn: ['corpus', 'codebook', 'ledgers'],
  }));
}

function sampleStatements({ samples }: ReportEvidence): Statement[] {
  return samples.map(({ sample, code, coder, judged, drawn, precision, recall, prevalence }) => ({
    about: `Sample ${sample}`,
    words: `For ${code}, ${coder} judged ${judged} of ${counted(drawn, 'unit')} drawn at random (sample ${sample}); weighted to the corpus, precision is ${figureText(precision)}, recall ${figureText(recall)} and prevalence ${figureText(prevalence)}.`,
    command: 'axial validate --json',
    restsOn: ['corpus', 'rules', 'ledgers'],
  }));
}

function saturationStatement({ saturation }: HumanFigures): Statement {
  const { reason, reachedAt, shuffled, emergent } = saturation;
  const at = reachedAt === null ? 'was not reached' : `was reached at document ${reachedAt}`;
  const median =
    shuffled.median === null
      ? 'in most it was not reached'
      : `the median is document ${shuffled.median}`;
  return {
    about: 'Saturation',
    words:
      reason === null
        ? `Saturation of ${counted(emergent.length, 'code')} that arose from the reading (base 4, run 2, threshold 5 %) ${at} in the given order; over ${counted(shuffled.orders, 'random order')} ${median}.`
        : `Saturation is not defined (${reason}).`,
    command: 'axial saturation --json',
    restsOn: ['corpus', 'codebook', 'ledgers'],
  };
}

function sourcesTable(statements: readonly Statement[], hashes: Hashes): Table {
  const text = (key: string, label: string) => ({ key, label, type: 'text' as const, unit: null });
  return {
    id: 'methods-sources',
    title: 'Where these figures come from',
    columns: [
      text('about', 'About'),
      text('command', 'Command'),
      text('restsOn', 'Rests on (first 12 digits of the hash)'),
    ],
    rows: statements.map(({ about, command, restsOn }) => [
      about,
      command,
      restsOn.map((name) => `${name} ${hashes[name].slice(0, 12)}`).join(', '),
    ]),
    notes: [],
  };
}

function was(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function listed(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([name, count]) => `${name} ${count}`).join(', ');
}

/** `from 0.42 (code-a) to 0.81 (code-b)`. */
function range(values: readonly { readonly name: string; readonly value: number }[]): string {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high) return 'that is not defined';
  if (sorted.length > 1 && low.value === high.value) return `of ${low.value.toFixed(2)} each`;
  if (sorted.length === 1) return `of ${low.value.toFixed(2)} (${low.name})`;
  return `from ${low.value.toFixed(2)} (${low.name}) to ${high.value.toFixed(2)} (${high.name})`;
}
