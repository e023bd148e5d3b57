// npm run verify-kills -- [COMMANDS] [MINUTES] [SEED]: the long run of killed write commands.
import { resolve } from 'node:path';
import { seededRandom } from '../src/statistics/random.ts';
import { killCommands } from '../test/e2e/kill-commands.ts';

const [commands = 1_000, minutes = 60, seed = 1] = process.argv.slice(2).map(Number);
const started = Date.now();
const figures = await killCommands(seededRandom(seed), {
  program: resolve('dist/axial.js'),
  commands,
  milliseconds: minutes * 60_000,
});
const { started: count, killed, reported, broken } = figures;
const seconds = ((Date.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${count} write commands, ${killed} killed, ${reported} reported something as saved that was looked for at the end, ${broken.length} promises broken, seed ${seed}, ${seconds} s\n`,
);
for (const line of broken.slice(0, 20)) process.stdout.write(`${line}\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
