// Runs the built program as a person does, and measures the whole process: time, time of the processor
// (which a busy machine changes less) and peak memory.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROGRAM = resolve('dist/axial.js');

/** Writes what it took when the process ends; /proc knows the peak of this program alone. */
const TELL = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.AXIAL_BENCH_FILE, JSON.stringify([peak / 1000, (user + system) / 1000]));
});`)}`;

const ENVIRONMENT = { ...process.env, AXIAL_CODER: 'bench' };

export interface ProcessRun {
  readonly ms: number;
  /** Milliseconds of the processor, all threads together; 0 where it is not measured. */
  readonly cpu: number;
  /** Peak memory in MB; 0 where it is not measured. */
  readonly peak: number;
  readonly out: string;
}

/** Runs `axial` in a study's folder. @throws if it ends with 2. */
export function runAxial(study: string, args: readonly string[]): ProcessRun {
  const file = join(study, 'measured.json');
  const run = timedSpawn(process.execPath, ['--import', TELL, PROGRAM, ...args], {
    cwd: study,
    env: { ...ENVIRONMENT, AXIAL_BENCH_FILE: file },
  });
  const [peak, cpu] = JSON.parse(readFileSync(file, 'utf8')) as [number, number];
  return { ...run, peak, cpu };
}

/**
 * Runs it several times: the median of the time, from runs that nothing measures inside (that takes some
 * 20 ms), and the run with the median time of the processor, for this and the memory.
 */
export function medianRun(times: number, study: string, args: readonly string[]): ProcessRun {
  const plain = Array.from({ length: times }, () =>
    timedSpawn(process.execPath, [PROGRAM, ...args], { cwd: study, env: ENVIRONMENT }),
  ).sort((a, b) => a.ms - b.ms);
  const told = Array.from({ length: times }, () => runAxial(study, args)).sort(
    (a, b) => a.cpu - b.cpu,
  );
  const middle = told[times >> 1] as ProcessRun;
  return { ...middle, ms: plain[times >> 1]?.ms ?? middle.ms };
}

/**
 * Node alone: it starts, lists the folders of a corpus and asks for the size and time of each file, in
 * milliseconds, the median. No command that looks for changed files can take less.
 */
export function leastOf(times: number, folder: string): number {
  const runs = Array.from({ length: times }, () =>
    timedSpawn(process.execPath, ['-e', LOOK, folder], {}),
  );
  return runs.map(({ ms }) => ms).sort((a, b) => a - b)[times >> 1] as number;
}

const LOOK = `
const { readdirSync, statSync } = require('node:fs');
function look(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = folder + '/' + entry.name;
    if (entry.isDirectory()) look(path);
    else statSync(path);
  }
}
look(process.argv[1]);`;

/** Runs another program; null where it is not installed. */
export function runPeer(program: string, args: readonly string[]): ProcessRun | null {
  const version = spawnSync(program, ['--version']);
  return version.error ? null : { ...timedSpawn(program, args, {}), peak: 0, cpu: 0 };
}

function timedSpawn(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): { ms: number; out: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const ms = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return { ms, out: stdout };
}
