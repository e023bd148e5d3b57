// The form of a command: a file that declares its options and help, and a function that runs it.
import type { Command } from 'commander';
import type { Context, GlobalOptions } from './context.ts';

/** 0 done; 1 done, but with a finding that matters; 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Declares options, arguments, help and action on a command; the action reports its exit code to `end`. */
export type DefineCommand = (command: Command, surroundings: Surroundings) => void;

export interface Surroundings {
  readonly context: Context;
  /** Takes the exit code of the action. */
  end(code: ExitCode): void;
}

/** The global options, wherever on the command line they stand. */
export function globalOptions(command: Command): GlobalOptions {
  return command.optsWithGlobals();
}

/** Help text with examples, each a line that begins with `$ axial`; a test runs them all. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
