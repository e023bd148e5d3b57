// Runs a command line in this process, as the entry does, and listens to what it says.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { run } from '../../src/cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What is no text: office files. */
  readonly bytes: Uint8Array;
}

/** The repository, which is itself a study. */
export const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Runs `axial` with these arguments in a folder; output goes to pipes, not to a terminal. */
export async function axial(cwd: string, ...args: readonly string[]): Promise<Answer> {
  let out = '';
  let err = '';
  const chunks: Uint8Array[] = [];
  const code = await run(args, {
    cwd,
    env: {},
    streams: {
      out: (text) => {
        out += text;
      },
      bytes: (content) => {
        chunks.push(content);
      },
      err: (text) => {
        err += text;
      },
      width: null,
      errorsToTerminal: false,
    },
    siteAssets: pathToFileURL(join(REPOSITORY, 'dist/site/')),
  });
  return { code, out, err, bytes: Buffer.concat(chunks) };
}

const scratch: string[] = [];

afterAll(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone when the tests of the file are over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'axial-test-'));
  scratch.push(folder);
  return folder;
}

/** A copy of the shipped study in a scratch folder. */
export function shippedStudy(): string {
  const folder = scratchFolder();
  for (const part of ['axial.yaml', 'corpus', 'codebook']) {
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  return folder;
}
