// Kills random write commands at random moments, and looks at what is left: everything that a command
// reported as saved is there, every file can be read, and no lock blocks the next command.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readLedger } from '../../src/coding/ledger/read-ledger.ts';
import type { RandomSource } from '../../src/statistics/random.ts';

/** Commands that nobody kills. */
const FREE = 3;
/** Of so many commands one more runs to its end, to measure how long that takes now. */
const MEASURED = 20;
const WORDS = ['trust', 'law', '信任', 'money', 'control', 'dependence', 'service', '😀', 'state'];
const DOCUMENTS = ['a', 'papers/b'];

export interface KillFigures {
  /** Commands that were started, those that the signal ended, and those that ended before it. */
  readonly started: number;
  readonly killed: number;
  readonly reported: number;
  /** Broken promises, in words; none is what is proved. */
  readonly broken: readonly string[];
}

/**
 * Starts so many commands of the built program, or as many as the time allows, in a new study under the
 * temporary folder.
 */
export async function killCommands(
  random: RandomSource,
  limit: {
    /** Path of the built program. */
    readonly program: string;
    readonly commands: number;
    readonly milliseconds: number;
  },
): Promise<KillFigures> {
  const { program } = limit;
  const folder = newStudy(random);
  const broken: string[] = [];
  const tokens: string[] = [];
  const until = Date.now() + limit.milliseconds;
  let [started, killed] = [0, 0];
  // The first few run to their end: so long does a command take on this machine.
  let typical = 0;
  try {
    while (started < limit.commands && Date.now() < until) {
      started++;
      const { args, token } = command(folder, random, started);
      const free = started <= FREE || started % MEASURED === 0;
      // Half of them anywhere, half around the end, where commands write.
      const share = random.below(2) === 0 ? 1.2 * random.fraction() : 0.7 + 0.6 * random.fraction();
      const after = free ? null : share * typical;
      const answer = await runAndKill([program, ...args], folder, after);
      if (answer.killed) killed++;
      else {
        if (free)
          typical = typical === 0 ? answer.milliseconds : (typical + answer.milliseconds) / 2;
        if (answer.code !== 0) broken.push(`${args.join(' ')}: ${answer.err}`);
      }
      const said = savedAs(answer.out, token);
      if (said !== null) tokens.push(said);
      broken.push(...damage(folder));
    }
    const text = everything(folder);
    for (const token of tokens)
      if (!text.includes(token)) broken.push(`${token} was saved and is gone`);
    broken.push(...lastLook(folder, program));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { started, killed, reported: tokens.length, broken };
}

function newStudy(random: RandomSource): string {
  const folder = mkdtempSync(join(tmpdir(), 'axial-kill-'));
  const paragraph = (): string =>
    Array.from({ length: 30 }, () => WORDS[random.below(WORDS.length)]).join(' ');
  const files = {
    'axial.yaml': 'title: Killed\n',
    'codebook/one.yaml':
      '# Comments stay.\nid: one\nname: One\ndefinition: The first.\nrules:\n  - id: word\n    query: trust\n',
    'codebook/two.yaml': 'id: two # the second\nname: Two\ndefinition: The second.\n',
    'corpus/a.md': `# A\n\n${paragraph()}.\n\nThis is :two[tagged] text.\n`,
    'corpus/papers/b.md': `# B\n\n${paragraph()}.\n\n${paragraph()}.\n`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A random write command; its token stands in what it writes. */
function command(
  folder: string,
  random: RandomSource,
  number: number,
): { readonly args: readonly string[]; readonly token: string | null } {
  const token = `token-${number}-`;
  const document = DOCUMENTS[random.below(2)] ?? 'a';
  const coder = ['--coder', random.below(2) === 0 ? 'ana' : 'ben'];
  const start = 5 + random.below(60);
  const span = `${start}:${start + 1 + random.below(20)}`;
  const code = (name: string): string => readCode(folder, name);
  const commands: readonly (() => { args: readonly string[]; token: string | null })[] = [
    () => ({
      args: ['tag', document, '--code', code('one'), '--span', span, '--memo', token, ...coder],
      token: null,
    }),
    () => ({ args: ['summary', document, token, '--code', code('two'), ...coder], token }),
    () => ({ args: ['done', document, '--shown', token, ...coder], token }),
    () => ({ args: ['memo', '--about', code('two'), token, '--title', token, ...coder], token }),
    () => ({
      args: ['codebook', 'rename', code('two'), `two-${number}`, ...coder],
      token: `two-${number}`,
    }),
    () => ({
      args: [
        'codebook',
        'add-rule',
        code('one'),
        `word${number}`,
        '--id',
        `rule-${number}`,
        ...coder,
      ],
      token: `rule-${number}`,
    }),
    () => ({ args: ['anchor', ...coder], token: null }),
    () => ({ args: ['undone', document, '--codes', code('two'), ...coder], token: null }),
  ];
  const made = commands[random.below(commands.length)]?.();
  if (!made) throw new Error('no command');
  // A span may cut a character in two; then the next word does.
  if (made.args[0] !== 'tag') return made;
  const quoted = [
    'tag',
    'a',
    '--code',
    code('one'),
    '--quote',
    'tagged',
    '--memo',
    token,
    ...coder,
  ];
  return random.below(2) === 0
    ? { args: quoted, token: null }
    : { args: ['summary', 'a', token, '--code', code('one'), ...coder], token };
}

/** The id that the code of a file has now. */
function readCode(folder: string, name: string): string {
  const code: unknown = parse(readFileSync(join(folder, 'codebook', `${name}.yaml`), 'utf8'));
  return String((code as { id?: unknown }).id);
}

/** What must be on the disk if a command had said all of its answer, killed or not; else null. */
function savedAs(out: string, token: string | null): string | null {
  try {
    const { id = null } = JSON.parse(out) as { id?: string };
    return token ?? id;
  } catch {
    return null;
  }
}

interface Ended {
  readonly killed: boolean;
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

function runAndKill(args: readonly string[], folder: string, after: number | null): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const child = spawn(process.execPath, [...args, '--json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    const timer = after === null ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ killed: signal === 'SIGKILL', code, out, err, milliseconds: Date.now() - started });
    });
  });
}

function filesOf(folder: string, ending: RegExp): string[] {
  return ['corpus', 'codebook'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name) && !/(?:^|\/)\./.test(name))
      .map((name) => join(folder, part, name)),
  );
}

/** What cannot be read after a kill. A torn last line of a ledger is no damage: it was never reported. */
function damage(folder: string): string[] {
  const broken: string[] = [];
  for (const path of filesOf(folder, /\.jsonl$/)) {
    const { diagnostics } = readLedger(readFileSync(path, 'utf8'), path);
    for (const { severity, message } of diagnostics) {
      if (severity === 'error') broken.push(`${path}: ${message}`);
    }
  }
  for (const path of filesOf(folder, /\.ya?ml$/)) {
    const text = readFileSync(path, 'utf8');
    if (!text.endsWith('\n') || !/^id: \S+/m.test(text)) broken.push(`${path} is half written`);
  }
  return broken;
}

function everything(folder: string): string {
  return filesOf(folder, /\.(?:jsonl|md|ya?ml)$/)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

/** After all: one more write goes through at once, and the study has no finding of severity error. */
function lastLook(folder: string, program: string): string[] {
  const run = (...args: readonly string[]): string =>
    execFileSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
    });
  try {
    // A rename that was cut short is finished by the same command; the tag may still have its old name.
    run('tag', 'a', '--code', readCode(folder, 'one'), '--quote', 'text', '--coder', 'ana');
    run('codebook', 'deprecate', readCode(folder, 'one'), '--coder', 'ana');
    run('quotations', '--json');
    return [];
  } catch (error) {
    return [`after the kills: ${(error as Error).message}`];
  }
}
