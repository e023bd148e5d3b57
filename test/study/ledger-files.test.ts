// Ledgers on a real disk: whole lines, one writer at a time, torn lines set aside, clear refusals.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../src/coding/ledger/event.ts';
import { readLedger } from '../../src/coding/ledger/read-ledger.ts';
import { withFileLock } from '../../src/study/file-lock.ts';
import { appendEvents, LEDGER_LOCK } from '../../src/study/ledger-files.ts';

let folder = '';
let worker = '';
let ledgers = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'axial-ledger-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: 'test/study/append-worker.ts',
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
    },
  });
  worker = join(
    folder,
    readdirSync(folder).find((name) => /^append-worker\.m?js$/.test(name)) ?? '',
  );
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path of a ledger that is not there yet, in a folder of its own. */
function freshLedger(): string {
  return join(folder, `coder${++ledgers}`, 'papers', 'wang.jsonl');
}

function event(number: number): LedgerEvent {
  return {
    v: 1,
    event: `01JX${String(number).padStart(22, '0')}`,
    op: 'memo',
    coder: 'yw',
    at: '2026-01-31T12:00:00.000Z',
    id: '01JCQR8Z6V0000000000000000',
    memo: `memo ${number}`,
  };
}

const idsIn = (path: string): string[] =>
  readLedger(readFileSync(path, 'utf8'), path).events.map((found) => found.event);

/** Starts a writer; kills it after `killAfter` milliseconds, if given. Gives the ids that it reported. */
function write(path: string, mark: string, count: number, killAfter?: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, path, mark, String(count)]);
    let said = '';
    let failed = '';
    child.stdout.on('data', (chunk) => {
      if (said === '' && killAfter !== undefined)
        setTimeout(() => child.kill('SIGKILL'), killAfter);
      said += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      failed += String(chunk);
    });
    child.on('error', reject);
    child.on('close', () => {
      if (failed !== '') reject(new Error(failed));
      else resolve(said.split('\n').slice(0, -1));
    });
  });
}

describe('appending to a ledger', () => {
  it('makes the file with its folders and keeps the order', () => {
    const path = freshLedger();
    expect(appendEvents(path, [event(1)]).setAside).toBeNull();
    expect(appendEvents(path, [event(2), event(3)]).setAside).toBeNull();
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(
      '{"v":1,"event":"01JX0000000000000000000001","op":"memo","coder":"yw","at":"2026-01-31T12:00:00.000Z","id":"01JCQR8Z6V0000000000000000","memo":"memo 1"}',
    );
    expect(idsIn(path)).toEqual([event(1).event, event(2).event, event(3).event]);
    expect(readdirSync(join(path, '..'))).toEqual(['wang.jsonl']);
  });

  it('writes nothing for no events', () => {
    const path = freshLedger();
    expect(appendEvents(path, []).setAside).toBeNull();
    expect(existsSync(path)).toBe(false);
  });

  it('sets a torn last line aside, beside the ledger, and goes on', () => {
    const path = freshLedger();
    appendEvents(path, [event(1)]);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, `${whole}{"v":1,"event":"01JX00000000000000000`);
    expect(appendEvents(path, [event(2)])).toEqual({
      setAside: '{"v":1,"event":"01JX00000000000000000',
      tornFile: `${path}.torn`,
    });
    expect(idsIn(path)).toEqual([event(1).event, event(2).event]);
    expect(readLedger(readFileSync(path, 'utf8'), path).diagnostics).toEqual([]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"half`);
    appendEvents(path, [event(3)]);
    expect(readFileSync(`${path}.torn`, 'utf8')).toBe(
      '{"v":1,"event":"01JX00000000000000000\n{"half\n',
    );
  });

  it('finds the beginning of a torn line that is longer than one read', () => {
    const path = freshLedger();
    appendEvents(path, [event(1)]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"memo":"${'信'.repeat(60_000)}`);
    expect(appendEvents(path, [event(2)]).setAside).toHaveLength(60_009);
    expect(idsIn(path)).toEqual([event(1).event, event(2).event]);
  });

  it('adds the line break that an editor took away', () => {
    const path = freshLedger();
    appendEvents(path, [event(1)]);
    writeFileSync(path, readFileSync(path, 'utf8').trimEnd());
    expect(appendEvents(path, [event(2)]).setAside).toBeNull();
    expect(idsIn(path)).toEqual([event(1).event, event(2).event]);
  });

  it('loses nothing when two processes write at once', async () => {
    const path = freshLedger();
    const said = await Promise.all([write(path, 'A', 200), write(path, 'B', 200)]);
    const ids = idsIn(path);
    expect(ids).toHaveLength(400);
    expect([...ids].sort()).toEqual(said.flat().sort());
    expect(readdirSync(join(path, '..'))).toEqual(['wang.jsonl']);
  }, 60_000);

  it('keeps all that was reported as saved when processes are killed, and no lock blocks the next', async () => {
    const path = freshLedger();
    const reported: string[] = [];
    for (const mark of 'CDEFGHJK') {
      reported.push(...(await write(path, mark, 100_000, 3 + 5 * 'CDEFGHJK'.indexOf(mark))));
    }
    const started = Date.now();
    appendEvents(path, [event(1)]);
    expect(Date.now() - started).toBeLessThan(5_000);
    const { events, diagnostics } = readLedger(readFileSync(path, 'utf8'), path);
    const ids = new Set(events.map((found) => found.event));
    expect(reported.length).toBeGreaterThan(8);
    expect(reported.filter((id) => !ids.has(id))).toEqual([]);
    expect(diagnostics).toEqual([]);
  }, 60_000);
});

describe('a ledger that cannot be written', () => {
  it.each([
    [
      'a folder stands in its place',
      (path: string) => mkdirSync(path, { recursive: true }),
      /a folder has its name/,
    ],
    [
      'a part of the path is a file',
      (path: string) => writeFileSync(join(path, '..', '..'), ''),
      /Nothing was saved/,
    ],
  ])('says so: %s', (_name, prepare, message) => {
    const path = freshLedger();
    prepare(path);
    expect(() => appendEvents(path, [event(1)])).toThrow(message);
  });

  it('says so: the disk is full', () => {
    const path = freshLedger();
    mkdirSync(join(path, '..'), { recursive: true });
    symlinkSync('/dev/full', path);
    expect(() => appendEvents(path, [event(1)])).toThrow(/^Nothing was saved: the disk is full/);
    expect(readdirSync(join(path, '..'))).toEqual(['wang.jsonl']);
  });

  it('says so: the name is too long', () => {
    const path = join(folder, `${'x'.repeat(255)}.jsonl`);
    expect(() => appendEvents(path, [event(1)])).toThrow(
      /^Nothing was saved: the name is too long for this disk/,
    );
  });

  it('can have a name as long as the file system allows, torn lines included', () => {
    const path = join(folder, `long${++ledgers}`, `${'x'.repeat(249)}.jsonl`);
    appendEvents(path, [event(1)]);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"half`);
    const aside = appendEvents(path, [event(2)]);
    expect(readFileSync(aside.tornFile, 'utf8')).toBe('{"half\n');
    expect(idsIn(path)).toEqual([event(1).event, event(2).event]);
  });

  it('says so: the folder is read-only', () => {
    const path = freshLedger();
    mkdirSync(join(path, '..'), { recursive: true });
    chmodSync(join(path, '..'), 0o500);
    try {
      // Root may write anywhere; there is nothing to refuse then.
      if (process.getuid?.() === 0) appendEvents(path, [event(1)]);
      else expect(() => appendEvents(path, [event(1)])).toThrow(/you may not write there/);
    } finally {
      chmodSync(join(path, '..'), 0o700);
    }
  });
});

describe('a lock', () => {
  const holder = (pid: number, host = hostname()): string =>
    JSON.stringify({ pid, host, key: 'k' });
  const lockOf = (content: string, age = 0): string => {
    const path = join(folder, `lock${++ledgers}`, LEDGER_LOCK);
    mkdirSync(join(path, '..'));
    writeFileSync(path, content);
    const written = Date.now() / 1000 - age;
    utimesSync(path, written, written);
    return path;
  };

  it('is given back, also after an error', () => {
    const path = join(folder, `lock${++ledgers}`, LEDGER_LOCK);
    expect(withFileLock(path, () => existsSync(path))).toBe(true);
    expect(() =>
      withFileLock(path, () => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(existsSync(path)).toBe(false);
  });

  it('of a living process is respected, and named', () => {
    const path = lockOf(holder(process.ppid));
    expect(() => withFileLock(path, () => 0, { patience: 50 })).toThrow(
      `process ${process.ppid} on ${hostname()} is writing there`,
    );
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    ['a process that is gone', holder(2 ** 22 + 1), 0],
    ['an earlier process with this number', holder(process.pid), 0],
    ['a process that never finished making it', '', 2],
    ['another machine, long ago', holder(1, 'elsewhere'), 11],
    ['a living process, long ago', holder(process.ppid), 11],
  ])('of %s is taken over', (_name, content, age) => {
    const path = lockOf(content, age);
    expect(withFileLock(path, () => 'done', { patience: 500 })).toBe('done');
    expect(existsSync(path)).toBe(false);
  });

  it('of another machine is respected for a while', () => {
    const path = lockOf(holder(1, 'elsewhere'), 5);
    expect(() => withFileLock(path, () => 0, { patience: 50 })).toThrow('process 1 on elsewhere');
  });

  it('is taken over past a guard that was left behind', () => {
    const path = lockOf(holder(2 ** 22 + 1));
    writeFileSync(`${path}-guard`, '');
    utimesSync(`${path}-guard`, Date.now() / 1000 - 2, Date.now() / 1000 - 2);
    expect(withFileLock(path, () => 'done', { patience: 500 })).toBe('done');
    expect(existsSync(`${path}-guard`)).toBe(false);
  });
});
