// axial review --sample: a yes or no about each drawn unit, with the hits of rules and machines hidden.
import { sectionLabel } from '../analysis/quotations.ts';
import { answerTo, judgeFields, type Sample, type SampledUnit } from '../coding/sample.ts';
import { lineAt, sectionAt } from '../corpus/places.ts';
import { readSample } from '../study/sample-files.ts';
import { UsageError } from '../study/usage-error.ts';
import { mapCodePoints } from '../text/code-points.ts';
import { type Context, type GlobalOptions, printJson } from './context.ts';
import { foldedLedgers } from './folded-ledgers.ts';
import type { Scribe } from './scribe.ts';
import { openFrom } from './study-command.ts';

interface SampleAnswers {
  readonly sample: string;
  /** Numbers of units, as the list shows them: the code fits, or does not. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** A drawn unit with its number, from 1, and this coder's answer so far. */
interface AskedUnit {
  readonly number: number;
  readonly unit: SampledUnit;
  readonly answer: boolean | null;
}

const KEYS = 'y yes, the code fits · n no · s skip · b back · q quit';

/** Takes the answers of the command line, else asks on a terminal, else lists what is open. */
export async function reviewSample(
  context: Context,
  scribe: Scribe,
  given: SampleAnswers & { readonly global: GlobalOptions },
): Promise<void> {
  const sample = readSample(scribe.study, given.sample);
  const opened = { ...openFrom(context, given.global), coder: scribe.coder };
  const { judgementsOf } = foldedLedgers(opened, scribe.loaded);
  const { coder } = scribe;
  const units = sample.units.map((unit, index): AskedUnit => {
    const judgements = judgementsOf(unit.document);
    return { number: index + 1, unit, answer: answerTo(sample, unit, { judgements, coder }) };
  });
  const open = units.filter(({ answer }) => answer === null);
  if (given.yes.length + given.no.length > 0)
    answerUnits(context, scribe, { ...given, sample, units });
  else if (given.global.json) {
    printJson(context, {
      ...{ sample: sample.id, code: sample.code, coder, unit: sample.unit },
      ...{ drawn: units.length, judged: units.length - open.length },
      queue: open.map((each) => unitJson(scribe, each)),
    });
  } else if (context.keyboard) await askOnTerminal(context, scribe, { sample, open });
  else listUnits(context, scribe, { sample, open, drawn: units.length });
}

function answerUnits(
  context: Context,
  scribe: Scribe,
  given: {
    readonly sample: Sample;
    readonly units: readonly AskedUnit[];
    readonly yes: readonly string[];
    readonly no: readonly string[];
    readonly global: GlobalOptions;
  },
): void {
  const { sample, units, global } = given;
  const numbers = [...given.yes, ...given.no];
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) throw new UsageError(`Unit ${twice} is answered twice.`);
  const found = (number: string): AskedUnit => {
    const unit = units.find((each) => String(each.number) === number);
    if (unit) return unit;
    throw new UsageError(
      `The sample ${sample.id} has no unit ${number}; its units are 1 to ${units.length}.`,
    );
  };
  const answers = [
    ...given.yes.map((number) => ({ ...found(number), value: true })),
    ...given.no.map((number) => ({ ...found(number), value: false })),
  ];
  for (const { unit, value } of answers) judge(scribe, { sample, unit, value });
  const answered = new Set(answers.map(({ number }) => number));
  const left = units.filter((each) => each.answer === null && !answered.has(each.number)).length;
  const [yes, no] = [given.yes.map(Number), given.no.map(Number)];
  if (global.json) {
    printJson(context, { sample: sample.id, coder: scribe.coder, yes, no, left });
  } else if (!global.quiet) {
    context.streams.out(`${yes.length} yes, ${no.length} no, ${left} of ${units.length} left.\n`);
  }
}

function judge(
  scribe: Scribe,
  { sample, unit, value }: { sample: Sample; unit: SampledUnit; value: boolean },
): void {
  const { document } = scribe.document(unit.document);
  scribe.write(document, [{ ...scribe.head(), ...judgeFields(sample, unit, value) }]);
}

async function askOnTerminal(
  context: Context,
  scribe: Scribe,
  { sample, open }: { readonly sample: Sample; readonly open: readonly AskedUnit[] },
): Promise<void> {
  const { keyboard, streams } = context;
  if (!keyboard) return;
  const code = scribe.codebook.codes.get(sample.code);
  const answered = new Map<number, boolean>();
  let position = 0;
  streams.out(`\n${sample.code}: ${code?.definition.trim() ?? 'not in the codebook'}\n`);
  while (position < open.length) {
    const asked = open[position];
    if (!asked) break;
    const { unit, number } = asked;
    streams.out(
      `\n${position + 1} of ${open.length}  ${unit.document}\n  ${unit.quote.replaceAll('\n', '\n  ')}\n${KEYS}\n`,
    );
    const key = await keyboard.key();
    if (key === 'q' || key === null) break;
    if (key === 'y' || key === 'n') {
      judge(scribe, { sample, unit, value: key === 'y' });
      answered.set(number, key === 'y');
    }
    if (key === 'b') position = Math.max(0, position - 1);
    else if (key === 'y' || key === 'n' || key === 's') position++;
  }
  const yes = [...answered.values()].filter(Boolean).length;
  streams.out(`\n${yes} yes, ${answered.size - yes} no, ${open.length - answered.size} left.\n`);
}

function listUnits(
  context: Context,
  scribe: Scribe,
  { sample, open, drawn }: { sample: Sample; open: readonly AskedUnit[]; drawn: number },
): void {
  const code = scribe.codebook.codes.get(sample.code);
  const list = open.map(
    ({ number, unit }) =>
      `${number}  ${unit.document}\n    ${unit.quote.replaceAll('\n', '\n    ')}\n`,
  );
  context.streams.out(
    `${sample.code}: ${code?.definition.trim() ?? 'not in the codebook'}\n\n${list.join('')}` +
      `${open.length} of ${drawn} units open for ${scribe.coder}. Answer with --accept NUMBER… (the code fits) and --reject NUMBER…, or on a terminal with keys.\n`,
  );
}

/** A unit without what any rule or machine says of it; places on the present text, null where it changed. */
function unitJson(scribe: Scribe, { number, unit }: AskedUnit): object {
  const { document } = scribe.document(unit.document);
  const map = mapCodePoints(document.text);
  const [start, end] = [map.toUnits(unit.start), map.toUnits(unit.end)];
  const placed = document.text.slice(start, end) === unit.quote;
  return {
    id: String(number),
    kind: 'sample',
    document: unit.document,
    start: placed ? start : null,
    end: placed ? end : null,
    text: unit.quote,
    line: placed ? lineAt(document, start) : null,
    section: placed ? sectionLabel(sectionAt(document, start)?.path ?? []) : null,
  };
}
