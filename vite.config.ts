// Bundles the command line with all that it needs into dist/: a fast start, and a small installation
// (only SQLite's binding stays a dependency). docs/decisions says why.
import { defineConfig } from 'vite';

export default defineConfig({
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
