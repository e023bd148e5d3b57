#!/usr/bin/env node
// The entry of the command `axial`: ties the command line to this process.
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { run } from './main.ts';
import { terminalKeyboard } from './terminal-keyboard.ts';

// The heap may grow by half before it is cleaned, not fourfold: a large corpus goes through it document
// by document, and little of it stays.
setFlagsFromString('--heap-growing-percent=50');

// A reader that closes the pipe early (head, less) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  streams: {
    out: (text) => process.stdout.write(text),
    taken: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    bytes: (content) => process.stdout.write(content),
    err: (text) => process.stderr.write(text),
    width: process.stdout.isTTY ? process.stdout.columns : null,
    errorsToTerminal: process.stderr.isTTY ?? false,
  },
  ...(process.stdin.isTTY && process.stdout.isTTY && { keyboard: terminalKeyboard() }),
  readWorker: new URL('./read-worker.js', import.meta.url),
  ruleWorker: new URL('./rule-worker.js', import.meta.url),
  siteAssets: new URL('./site/', import.meta.url),
});
