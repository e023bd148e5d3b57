// Bundles the command line with all that it needs into dist/: a fast start, and a small installation
// (only SQLite's binding stays a dependency). docs/decisions says why.
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  plugins: [withoutStopWords],
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
