// axial references: the sources of the study as a reference list, or as CSL-JSON for other programs.
import { Option } from 'commander';
import { citedReferences } from '../../bibliography/cited-references.ts';
import type { Reference } from '../../bibliography/reference.ts';
import { type ReferenceStyle, referenceList } from '../../bibliography/reference-list.ts';
import { runsToMarkdown, runsToText } from '../../bibliography/reference-runs.ts';
import { toCslItem, writeCslJson } from '../../bibliography/write-csl-json.ts';
import { documentRecords } from '../../study/document-records.ts';
import { loadBibliography } from '../../study/load-bibliography.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface ReferencesOptions {
  readonly style: ReferenceStyle;
  readonly all?: boolean;
  readonly cslJson?: boolean;
}

export const defineReferences: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Lists the sources of the documents: their entries in the bibliography, or, where they have none, what their front matter says.',
    )
    .addOption(
      new Option('--style <style>', 'APA, 7th edition, or Chicago author-date, 17th edition')
        .choices(['apa', 'chicago'])
        .default('apa'),
    )
    .option('--all', 'list entries of the bibliography that have no document, too')
    .option('--csl-json', 'print CSL-JSON for Pandoc, Zotero and every other style')
    .addHelpText(
      'after',
      examples('axial references --style chicago', 'axial references --all --csl-json'),
    )
    .action((options: ReferencesOptions) => {
      const global = globalOptions(command);
      const { study, files } = openFrom(context, global);
      const { references: entries, findings } = loadBibliography(study);
      const all = entries.map(({ reference }) => reference);
      const cited = citedReferences(documentRecords(files), all);
      const used = new Set(cited.map(({ reference }) => reference.id));
      const others = options.all ? all.filter(({ id }) => !used.has(id)) : [];
      const references = [...cited.map(({ reference }) => reference), ...others];
      const documents = new Map(cited.map((each) => [each.reference.id, each.documents]));
      reportFindings(context, global, findings);
      if (options.cslJson) context.streams.out(writeCslJson(references));
      else if (global.json) printJson(context, toJson(references, options.style, documents));
      else {
        for (const { runs } of referenceList(references, options.style)) {
          context.streams.out(`${runsToMarkdown(runs)}\n\n`);
        }
      }
      end(0);
    });
};

function toJson(
  references: readonly Reference[],
  style: ReferenceStyle,
  documents: ReadonlyMap<string, readonly string[]>,
): object {
  const items = new Map(references.map((reference) => [reference.id, toCslItem(reference)]));
  return {
    style,
    references: referenceList(references, style).map(({ id, label, runs }) => ({
      id,
      label,
      text: runsToText(runs),
      markdown: runsToMarkdown(runs),
      documents: documents.get(id) ?? [],
      csl: items.get(id),
    })),
  };
}
