// Bundles the command line with all that it needs into dist/: a fast start, and a small installation
// (only SQLite's binding stays a dependency). docs/decisions says why.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    ssr: 'src/cli/axial.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
    license: { fileName: 'THIRD-PARTY-LICENSES.md' },
    rolldownOptions: {
      external: ['@photostructure/sqlite'],
      output: { entryFileNames: 'axial.js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
});
