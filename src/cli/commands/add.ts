// axial add: files of several kinds, and entries of a bibliography, as documents of the corpus.

import { extname, join, resolve } from 'node:path';
import { IMPORTED_ENDINGS } from '../../corpus/importers/import-file.ts';
import { type AddedDocument, addFiles, addStubs } from '../../study/add-documents.ts';
import { shownPath } from '../../study/corpus-files.ts';
import type { DocumentFile } from '../../study/document-files.ts';
import { bibliographyPaths, readBibliographyFiles } from '../../study/load-bibliography.ts';
import type { Study } from '../../study/open-study.ts';
import { UsageError } from '../../study/usage-error.ts';
import { counted } from '../../text/counted.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface AddCommandOptions {
  readonly bib?: string;
  readonly to: string;
  readonly dryRun?: boolean;
}

export const defineAdd: DefineCommand = (command, { context, end }) => {
  command
    .description(
      `Imports files (${IMPORTED_ENDINGS.join(', ')}) into the corpus folder as Markdown documents with front matter. ` +
        'Nothing is overwritten; what is there already, or cannot be read, is reported, and the exit code is then 2.',
    )
    .argument('[files...]', 'files to import: axial add downloads/*.pdf --to papers')
    .option(
      '--bib <file>',
      'make a document without text for each entry of a bibliography (.bib, .json, .ris) that has none',
    )
    .option('--to <folder>', 'folder under the corpus folder', '')
    .option('--dry-run', 'only say what would be added')
    .addHelpText(
      'after',
      examples(
        'axial add --bib corpus/references.bib',
        'axial add --bib corpus/references.bib --dry-run --json',
      ),
    )
    .action(async (files: string[], options: AddCommandOptions) => {
      const global = globalOptions(command);
      if (files.length === 0 && options.bib === undefined) {
        throw new UsageError('Name files to add, or a bibliography with --bib.');
      }
      const { study, files: existing } = openFrom(context, global);
      const verb = options.dryRun ? 'would add' : 'added';
      const onAdded = ({ file, source, pages }: AddedDocument): void => {
        if (global.json || global.quiet) return;
        const length = pages === null ? '' : pages === 1 ? ' (1 page)' : ` (${pages} pages)`;
        context.streams.out(`${verb} ${file} from ${source}${length}\n`);
      };
      const sources = files.map((shown) => ({ path: resolve(context.cwd, shown), shown }));
      const add = { to: options.to, dryRun: options.dryRun ?? false, onAdded };
      const imported = await addFiles(study, sources, { ...add, existing });
      const stubs = addEntries(study, { ...options, cwd: context.cwd }, { ...add, existing });
      const added = [...imported.added, ...stubs.added];
      const diagnostics = [...imported.findings, ...stubs.findings];
      if (global.json) printJson(context, { added, diagnostics });
      else {
        reportFindings(context, global, diagnostics);
        if (!global.quiet) context.streams.out(`${summaryOf(added.length, verb)}\n`);
        if (options.bib !== undefined && stubs.added.length > 0 && !global.quiet) {
          tellOfBibliography(context, study, options.bib);
        }
      }
      end(diagnostics.some(({ severity }) => severity === 'error') ? 2 : 0);
    });
};

function addEntries(
  study: Study,
  { bib, cwd }: { readonly bib?: string; readonly cwd: string },
  options: {
    readonly to: string;
    readonly dryRun: boolean;
    readonly onAdded: (added: AddedDocument) => void;
    readonly existing: readonly DocumentFile[];
  },
): { added: readonly AddedDocument[]; findings: readonly Diagnostic[] } {
  if (bib === undefined) return { added: [], findings: [] };
  const { references, findings } = readBibliographyFiles([{ path: resolve(cwd, bib), file: bib }]);
  const stubs = addStubs(study, references, options);
  return { added: stubs.added, findings: [...findings, ...stubs.findings] };
}

/** Volume, pages and publisher stay in the bibliography: it has to stand where the study looks for one. */
function tellOfBibliography({ cwd, streams }: Context, study: Study, bib: string): void {
  const own = bibliographyPaths(study);
  if (own.some(({ path }) => path === resolve(cwd, bib))) return;
  const advice =
    own.length > 0
      ? `put its entries into ${own.map(({ file }) => file).join(' or ')}`
      : `copy it to ${shownPath(study, join(study.corpus, `references${extname(bib).toLowerCase()}`))}`;
  streams.out(
    `Volume, pages and publisher stay in ${bib}: ${advice}, so that tables and references have them.\n`,
  );
}

function summaryOf(count: number, verb: string): string {
  if (count === 0) return 'No new documents.';
  const documents = counted(count, 'document');
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${documents}.`;
}
