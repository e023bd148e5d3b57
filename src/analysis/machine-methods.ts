// The paragraph of a methods section on a machine as a second coder: who it was, how good, how common.
import { type MachineRecord, machineSentence } from './machine-record.ts';
import type { CodeValidation, RuleValidations } from './validate-rules.ts';
import { figureSentence } from './validation-table.ts';

/** Model, version, days and prompts, then for each code what it reaches against the reference. */
export function machineMethods(
  machine: MachineRecord,
  { codes, unit }: RuleValidations,
  reference: string,
): string {
  const measured = codes.filter(({ units }) => units > 0);
  if (measured.length === 0) {
    return `${machineSentence(machine)} It was not validated: no document was read whole by ${reference} without sight of its proposals.`;
  }
  const documents = Math.max(...measured.map((code) => code.documents));
  const units = Math.max(...measured.map((code) => code.units));
  return `${machineSentence(machine)} It was held against ${reference} in up to ${documents} documents read whole without sight of its proposals (${units} units, ${unit}). ${measured.map(codeSentence).join(' ')} Intervals are of 95 %: Wilson for precision and recall, percentile bootstrap for prevalence.`;
}

function codeSentence({ code, precision, recall, prevalence }: CodeValidation): string {
  const common =
    prevalence === null
      ? ''
      : `; prevalence corrected for its errors (Rogan and Gladen 1978) ${figureSentence(prevalence.corrected)}`;
  return `${code}: precision ${figureSentence(precision)}, recall ${figureSentence(recall)}${common}.`;
}
