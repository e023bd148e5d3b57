// The keys of the terminal that this process runs in.
import { createInterface } from 'node:readline/promises';
import type { Keyboard } from './context.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** Reads keys one by one, and lines where a command asks for one. The terminal is as before in between. */
export function terminalKeyboard(): Keyboard {
  return {
    key: () =>
      new Promise((resolve) => {
        const { stdin } = process;
        const finish = (key: string | null): void => {
          stdin.off('data', read);
          stdin.off('end', ended);
          stdin.setRawMode(false);
          stdin.pause();
          resolve(key);
        };
        const read = (data: Buffer): void => {
          const [key = ''] = data.toString('utf8');
          finish(key === CTRL_C || key === CTRL_D ? null : key.toLowerCase());
        };
        const ended = (): void => finish(null);
        stdin.setRawMode(true);
        stdin.resume();
        stdin.on('data', read);
        stdin.on('end', ended);
      }),
    async line(prompt) {
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      try {
        return (await lines.question(prompt)).trim();
      } finally {
        lines.close();
      }
    },
  };
}
