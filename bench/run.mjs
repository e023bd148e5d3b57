// Runs a TypeScript file on every Node that Axial supports: node bench/run.mjs bench/schema.ts
// It is bundled first, as the program is, so that what is measured is what users run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [file] = process.argv.splice(2, 1);
if (!file) throw new Error('Name a TypeScript file: node bench/run.mjs FILE [ARGUMENT…]');
const cache = resolve(import.meta.dirname, '../node_modules/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'axial-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: resolve(file),
    outDir: folder,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
await import(pathToFileURL(join(folder, basename(file).replace(/\.ts$/, '.mjs'))).href);
