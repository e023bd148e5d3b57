// axial export: what other programs need, out of the study.
import { type DefineCommand, examples } from '../command.ts';
import { defineExportWorklist } from './export-worklist.ts';

export const defineExport: DefineCommand = (command, surroundings) => {
  command
    .description('Writes what other programs need.')
    .addHelpText(
      'after',
      examples('axial export worklist --code legal-vacuum --out reports/worklist.jsonl'),
    );
  defineExportWorklist(command.command('worklist'), surroundings);
};
