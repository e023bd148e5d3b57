// Runs the built program as its own process, as people do. `npm test` builds it first.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export const PROGRAM = resolve(import.meta.dirname, '../../dist/axial.js');

if (!existsSync(PROGRAM)) throw new Error('The program is not built: run "npm run build" first.');

export interface ProcessAnswer {
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningProgram {
  readonly process: ChildProcess;
  readonly answer: Promise<ProcessAnswer>;
}

/** Starts `axial` with these arguments in a folder. */
export function startAxial(cwd: string, ...args: readonly string[]): RunningProgram {
  return startCommand(cwd, process.execPath, [PROGRAM, ...args]);
}

/** Runs `axial` to its end. */
export function runAxial(cwd: string, ...args: readonly string[]): Promise<ProcessAnswer> {
  return startAxial(cwd, ...args).answer;
}

export function startCommand(
  cwd: string,
  command: string,
  args: readonly string[],
): RunningProgram {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const answer = new Promise<ProcessAnswer>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code, signal, out, err }));
  });
  return { process: child, answer };
}
