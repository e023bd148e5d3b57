// Bundles the command line with all that it needs into dist/: a fast start, and a small installation
// (only SQLite's binding stays a dependency). docs/decisions says why. Then the scripts of the published
// site, which run in browsers, into dist/site/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Makes the text of one function of a bundle, compressed: it starts a worker (src/site/client/connect.ts). */
const asFunction: Plugin = {
  name: 'as-function',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const text = `function (axialConnect) {\n${chunk.code}}`;
      chunk.code = `self.axialEngine = "${gzipSync(text, { level: 9 }).toString('base64')}";\n`;
    }
  },
};

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
    await buildScript('engine', 'src/site/client/engine-entry.ts', [withoutStopWords, asFunction]);
    const style = 'src/site/client/style';
    const sheets = readdirSync(style).sort();
    const css = sheets.map((sheet) => readFileSync(`${style}/${sheet}`, 'utf8'));
    writeFileSync('dist/site/site.css', css.join('\n'));
  },
};

export default defineConfig({
  plugins: [withoutStopWords, siteScripts],
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    minify: false,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      input: { axial: 'src/cli/axial.ts', 'read-worker': 'src/index/read-worker.ts' },
      external: ['@photostructure/sqlite'],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
});
