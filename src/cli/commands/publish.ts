// axial publish: a static site of the coded corpus, searchable offline.

import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { CodingFilter } from '../../analysis/quotations.ts';
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import { type PublishedSite, publishSite } from '../../site/publish-site.ts';
import { pseudonymsOf, publishedCorpus } from '../../site/published-corpus.ts';
import { loadBibliography } from '../../study/load-bibliography.ts';
import { type OutputSummary, openOutputFolder } from '../../study/output-folder.ts';
import { version } from '../../study/version.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { codingFilter, collect } from '../options.ts';
import { reportEvidence } from '../report-evidence.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface PublishOptions {
  readonly out: string;
  readonly withoutText?: boolean;
  readonly pseudonyms?: boolean;
  readonly origin?: readonly string[];
  readonly coder?: readonly string[];
}

export const definePublish: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Writes a static site of the coded corpus, with a search. It opens from a folder or any web server and asks nothing of another.',
    )
    .requiredOption('--out <dir>', 'the folder of the site: new, empty, or with a site from before')
    .option(
      '--without-text',
      'only quotations with 25 words around, for sources that may not be shared',
    )
    .option(
      '--origin <origins>',
      'only codings of these origins: manual, inline, document, rule, accepted, machine, human, all',
      collect,
    )
    .option('--coder <slugs>', 'only codings of these coders (a,b,…)', collect)
    .option('--pseudonyms', 'call the coders coder-1, coder-2, … on every page')
    .addHelpText(
      'after',
      examples('axial publish --out site', 'axial publish --out site --without-text --pseudonyms'),
    )
    .action(async (options: PublishOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const { study } = opened;
      const folder = resolve(context.cwd, options.out);
      const assets = siteAssets(context);
      await withStudy(context, global, { opened, command: 'publish' }, async (loaded) => {
        const filter = codingFilter(options, namesOf(context, global, { study, loaded }));
        const output = openOutputFolder(folder, study);
        const site = await publishSite(chosenCorpus(loaded.corpus, options, filter), {
          title: study.settings.title,
          version,
          unit: study.settings.unit,
          variables: loaded.variables,
          exclude: study.settings.exclude,
          evidence: reportEvidence(opened, loaded),
          references: loadBibliography(study).references.map(({ reference }) => reference),
          columns: { variables: study.settings.variables, fields: study.settings.fields },
          withoutText: options.withoutText ?? false,
          assets,
          write: ({ name, content }) => output.write(name, content),
        });
        const written = output.finish();
        reportFindings(context, global, loaded.diagnostics);
        const shown = relative(context.cwd, folder) || '.';
        if (global.json) printJson(context, { folder: shown, ...site, ...written });
        else printSummary(context, global.quiet ?? false, { site, written, folder: shown });
        end(0);
      });
    });
};

function chosenCorpus(
  corpus: CodedCorpus,
  { pseudonyms, withoutText }: PublishOptions,
  { origins, coders }: CodingFilter,
): CodedCorpus {
  return publishedCorpus(corpus, {
    origins,
    coders,
    pseudonyms: pseudonyms ? pseudonymsOf(corpus) : undefined,
    numberedSections: withoutText ?? false,
  });
}

function printSummary(
  context: Context,
  isQuiet: boolean,
  result: {
    readonly site: PublishedSite;
    readonly written: OutputSummary;
    readonly folder: string;
  },
): void {
  const { site, written, folder } = result;
  for (const each of site.leftOut) context.streams.err(`axial: ${each}\n`);
  for (const file of written.kept) {
    context.streams.err(
      `axial: ${file} is no longer part of the site, but was changed by somebody: it stays.\n`,
    );
  }
  if (isQuiet) return;
  const { search } = site;
  const lines = [
    `${counted(site.documents, 'document')}, ${counted(site.codes, 'code')}, ${counted(site.codings, 'coding')}.`,
    search === null
      ? 'Search: none.'
      : `Search: ${sizeText(search.bytes)} in ${counted(search.parts, 'part')}.`,
    `Written to ${folder}/: ${counted(written.files, 'file')}, ${sizeText(written.bytes)}${written.removed.length > 0 ? `; ${written.removed.length} of an older site removed` : ''}.`,
    `Open first: ${folder}/index.html`,
  ];
  context.streams.out(`${lines.join('\n')}\n`);
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The scripts and style sheet that the build made for browsers. */
const ASSETS = [
  'site.css',
  'site.js',
  'search.js',
  'engine.js',
  'engine-licenses.md',
  'stems.js',
  'stems-licenses.md',
] as const;

function siteAssets({ siteAssets: folder }: Context) {
  if (!folder) throw new Error('this program came without the scripts of the site');
  return ASSETS.map((name) => ({ name, content: readFileSync(new URL(name, folder), 'utf8') }));
}
