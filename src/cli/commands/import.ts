// axial import: what other programs made, into the study.
import { type DefineCommand, examples } from '../command.ts';
import { defineImportProposals } from './import-proposals.ts';

export const defineImport: DefineCommand = (command, surroundings) => {
  command
    .description('Takes in what other programs made.')
    .addHelpText('after', examples('axial import proposals --example'));
  defineImportProposals(command.command('proposals'), surroundings);
};
