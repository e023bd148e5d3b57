// Bundles the command line with all that it needs into dist/: a fast start, and a small installation
// (only SQLite's binding stays a dependency). docs/decisions says why. Then the scripts of the published
// site, which run in browsers, into dist/site/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';

/**
 * natural's German stemmer brings the stop words of all languages (207 kB), for a function that Axial
 * does not call; a search would load them first.
 */
const withoutStopWords: Plugin = {
  name: 'without-stop-words',
  enforce: 'pre',
  resolveId: (source) => (source === 'stopwords-iso' ? '\0stopwords-iso' : null),
  load: (id) => (id === '\0stopwords-iso' ? 'export const de = [];' : null),
};

/** Hands a bundle to the page as a packed text (src/site/client/pack.ts reads it), not run yet. */
function asText(name: string, textOf: (code: string) => string): Plugin {
  return {
    name: 'as-text',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const text = gzipSync(textOf(chunk.code), { level: 9 }).toString('base64');
        chunk.code = `(self.axialFiles??={})["${name}"]="${text}"\n`;
      }
    },
  };
}

const STEMMER = 'natural/lib/natural/stemmers/';

/** Leaves the stemmers out of the search: stand-ins ask those of a file that comes when it is needed. */
function stemmersApart(found: Set<string>): Plugin {
  return {
    name: 'stemmers-apart',
    enforce: 'pre',
    resolveId: (source) => (source.startsWith(STEMMER) ? `\0${source}` : null),
    load(id) {
      if (!id.startsWith(`\0${STEMMER}`)) return null;
      const name = id.slice(1);
      found.add(name);
      return `export default { stem: (word) => axialStems[${JSON.stringify(name)}].stem(word) };`;
    },
  };
}

const STEMS_ENTRY = 'stems-entry';

/** A script that brings the stemmers which were left out. */
function stemsEntry(names: ReadonlySet<string>): Plugin {
  return {
    name: STEMS_ENTRY,
    enforce: 'pre',
    resolveId: (source) => (source === STEMS_ENTRY ? `\0${STEMS_ENTRY}` : null),
    load(id) {
      if (id !== `\0${STEMS_ENTRY}`) return null;
      const each = [...names].map((name) => JSON.stringify(name));
      const imports = each.map((name, place) => `import s${place} from ${name};`);
      const entries = each.map((name, place) => `${name}: s${place}`);
      return `${imports.join('\n')}\nglobalThis.axialStems = { ${entries.join(', ')} };`;
    },
  };
}

/** A classic script for browsers: from a folder, they load no modules. */
function buildScript(name: string, entry: string, plugins: readonly Plugin[]) {
  return build({
    configFile: false,
    logLevel: 'warn',
    plugins: [...plugins],
    build: {
      outDir: 'dist/site',
      emptyOutDir: false,
      target: 'es2022',
      license: { fileName: `${name}-licenses.md` },
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', entryFileNames: `${name}.js` },
      },
    },
  });
}

const siteScripts: Plugin = {
  name: 'site-scripts',
  async closeBundle() {
    await buildScript('site', 'src/site/client/site.ts', []);
    await buildScript('search', 'src/site/client/search-entry.ts', []);
    const stemmers = new Set<string>();
    await buildScript('engine', 'src/site/client/engine-entry.ts', [
      stemmersApart(stemmers),
      // It starts a worker (src/site/client/connect.ts).
      asText('engine', (code) => `function (axialConnect) {\n${code}}`),
    ]);
    await buildScript('stems', STEMS_ENTRY, [
      stemsEntry(stemmers),
      withoutStopWords,
      asText('stems', (code) => JSON.stringify(code)),
    ]);
    const style = 'src/site/client/style';
    const sheets = readdirSync(style).sort();
    const css = sheets.map((sheet) => readFileSync(`${style}/${sheet}`, 'utf8'));
    writeFileSync('dist/site/site.css', css.join('\n'));
  },
};

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** The modules that some commands load: not those that are imported only when they are needed. */
function loadedWith(modules: Modules, names: readonly string[]): ReadonlySet<string> {
  const entries = names.map((name) =>
    fileURLToPath(new URL(`src/cli/${name}.ts`, import.meta.url)),
  );
  const loaded = new Set(entries);
  for (const id of loaded) {
    for (const each of modules.getModuleInfo(id)?.importedIds ?? []) loaded.add(each);
  }
  return loaded;
}

let always: ReadonlySet<string> | undefined;
let asked: ReadonlySet<string> | undefined;

/** What a question loads is one file: forty small ones take longer to find than to run. */
function questionChunk(id: string, modules: Modules): string | null {
  always ??= loadedWith(modules, ['axial']);
  asked ??= loadedWith(modules, ['commands/search', 'commands/kwic']);
  return asked.has(id) && !always.has(id) ? 'question' : null;
}

export default defineConfig({
  plugins: [withoutStopWords, siteScripts],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    minify: false,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      input: {
        axial: 'src/cli/axial.ts',
        'read-worker': 'src/index/read-worker.ts',
        'rule-worker': 'src/index/rule-worker.ts',
      },
      external: ['@photostructure/sqlite'],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: {
          groups: [{ name: questionChunk, debugName: 'question' }],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
});
