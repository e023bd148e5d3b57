// axial publish: a static site of the coded corpus, searchable offline.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { publishSite } from '../../site/publish-site.ts';
import { openOutputFolder } from '../../study/output-folder.ts';
import { version } from '../../study/version.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { withStudy } from '../load-indexed-study.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface PublishOptions {
  readonly out: string;
  readonly withoutText?: boolean;
}

export const definePublish: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Writes a static site of the coded corpus: it opens from a folder or any web server.',
    )
    .requiredOption('--out <dir>', 'the folder of the site: new, empty, or with a site from before')
    .option(
      '--without-text',
      'only quotations with 25 words around, for sources that may not be shared',
    )
    .addHelpText('after', examples('axial publish --out site'))
    .action(async (options: PublishOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const { study } = opened;
      const folder = resolve(context.cwd, options.out);
      const assets = siteAssets(context);
      await withStudy(context, global, { opened, command: 'publish' }, (loaded) => {
        const output = openOutputFolder(folder, study);
        publishSite(loaded.corpus, {
          title: study.settings.title,
          version,
          variables: loaded.variables,
          withoutText: options.withoutText ?? false,
          assets,
          write: ({ name, content }) => output.write(name, content),
        });
        const written = output.finish();
        reportFindings(context, global, loaded.diagnostics);
        const shown = relative(context.cwd, folder) || '.';
        if (global.json) printJson(context, { folder: shown, ...written });
        else if (!global.quiet)
          context.streams.out(`Written to ${shown}/: ${written.files} files\n`);
        end(0);
      });
    });
};

/** The scripts and style sheet that the build made for browsers. */
const ASSETS = ['site.css', 'site.js', 'engine.js', 'engine-licenses.md'] as const;

function siteAssets({ siteAssets: folder }: Context) {
  if (!folder) throw new Error('this program came without the scripts of the site');
  return ASSETS.map((name) => ({ name, content: readFileSync(new URL(name, folder), 'utf8') }));
}
