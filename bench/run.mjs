// Runs a TypeScript file on every Node that Axial supports: node bench/run.mjs bench/schema.ts
import process from 'node:process';
import { runnerImport } from 'vite';

const [file] = process.argv.splice(2, 1);
if (!file) throw new Error('Name a TypeScript file: node bench/run.mjs FILE [ARGUMENT…]');
await runnerImport(file, { configFile: false, logLevel: 'error' });
