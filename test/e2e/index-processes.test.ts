// The index between processes: threads, kills, a second writer, a folder or a disk that takes nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { indexFiles } from '../../src/index/layout.ts';
import { takeWriteLock } from '../../src/index/write-lock.ts';
import { scratchFolder } from '../cli/run-axial.ts';
import { PROGRAM, type ProcessAnswer, runAxial, startAxial, startCommand } from './run-program.ts';

const DOCUMENTS = 120;
const PARAGRAPHS = 100;

/** About 2 MB of Markdown: enough for the threads to start. Every document holds one paragraph on trust. */
function largeStudy(): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'axial.yaml'), 'title: Large\n');
  mkdirSync(join(folder, 'corpus'));
  for (let document = 0; document < DOCUMENTS; document++) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, place) =>
      place === document % PARAGRAPHS
        ? `A paragraph of *trust* in document ${document}.`
        : `Paragraph ${place} with **many** words about law number ${document * PARAGRAPHS + place}, and some more words so that it takes a while to read all of it.`,
    );
    writeFileSync(
      join(folder, 'corpus', `doc${document}.md`),
      `# Document ${document}\n\n${paragraphs.join('\n\n')}\n`,
    );
  }
  return folder;
}

function smallStudy(): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'axial.yaml'), 'title: Small\n');
  mkdirSync(join(folder, 'corpus'));
  writeFileSync(join(folder, 'corpus/a.md'), 'Trust in law.\n');
  writeFileSync(join(folder, 'corpus/b.md'), 'No law.\n');
  return folder;
}

async function countOf(folder: string, query: string): Promise<ProcessAnswer & { total: number }> {
  const answer = await runAxial(folder, 'search', '--count', query);
  return { ...answer, total: Number(answer.out) };
}

/** What no command may ever print. */
const STACK_TRACE = /\n\s+at .+:\d+:\d+/;

describe('threads', () => {
  test('read everything, and a search finds it', async () => {
    const folder = largeStudy();
    const { code, out, err } = await runAxial(folder, 'index', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      documents: DOCUMENTS,
      segments: DOCUMENTS * (PARAGRAPHS + 1),
      added: DOCUMENTS,
      changed: 0,
      removed: 0,
      unchanged: 0,
    });
    expect(await countOf(folder, 'trust')).toMatchObject({ code: 0, total: DOCUMENTS, err: '' });
    const again = await runAxial(folder, 'index', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, unchanged: DOCUMENTS });
  });
});

describe('a kill', () => {
  test('at any moment leaves a state to go on from, and no lock', async () => {
    const folder = largeStudy();
    let kept = 0;
    for (const delay of [150, 400, 700, 1000, 1400, 1900, 2500, 3200]) {
      const { process: child, answer } = startAxial(folder, 'index', '--json');
      const timer = setTimeout(() => child.kill('SIGKILL'), delay);
      const { code, err } = await answer;
      clearTimeout(timer);
      expect(err).toBe('');
      // What an earlier, killed run has written is not read again.
      const left = await runAxial(folder, 'search', '--count', '--no-refresh', 'trust');
      const now = Number(left.out) || 0;
      expect(now).toBeGreaterThanOrEqual(kept);
      kept = now;
      if (code === 0) break;
    }
    const { code, out } = await runAxial(folder, 'index', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ documents: DOCUMENTS, unchanged: kept });
    expect(await countOf(folder, 'trust')).toMatchObject({ total: DOCUMENTS, err: '' });
  });
});

describe('a second writer', () => {
  const writer = {
    command: 'axial serve',
    process: 4711,
    host: 'wolke',
    since: '2026-03-01T09:30:00Z',
  };

  test('is kept out, and told by whom', async () => {
    const folder = smallStudy();
    expect(await runAxial(folder, 'index')).toMatchObject({ code: 0 });
    const { lock } = indexFiles(join(folder, '.axial'));
    const taken = takeWriteLock(lock, writer);
    if (!taken.ok) throw new Error('the lock is taken');
    writeFileSync(join(folder, 'corpus/c.md'), 'New trust.\n');
    const { code, out, err } = await runAxial(folder, 'index');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      'axial: The index is being written by "axial serve" (process 4711 on wolke, since 09:30:00 UTC).\n',
    );
    taken.lock.release();
    expect(await runAxial(folder, 'index', '--quiet')).toMatchObject({ code: 0, err: '' });
  });

  test('readers go on reading, and answer for the files as they are', async () => {
    const folder = smallStudy();
    await runAxial(folder, 'index');
    const taken = takeWriteLock(indexFiles(join(folder, '.axial')).lock, writer);
    if (!taken.ok) throw new Error('the lock is taken');
    onTestFinished(() => taken.lock.release());
    expect(await countOf(folder, 'trust')).toMatchObject({ code: 0, total: 1, err: '' });
    writeFileSync(join(folder, 'corpus/c.md'), 'New trust.\n');
    const changed = await countOf(folder, 'trust');
    expect(changed).toMatchObject({ code: 0, total: 2 });
    expect(changed.err).toContain('This answer comes from a temporary copy.');
  });

  test('two that start at once: one writes, the other says who, and nothing is lost', async () => {
    const folder = largeStudy();
    const answers = await Promise.all([
      runAxial(folder, 'index', '--json'),
      runAxial(folder, 'index', '--json'),
    ]);
    const codes = answers.map(({ code }) => code).sort();
    // On a slow machine the second may come when the first is done.
    expect([
      [0, 2],
      [0, 0],
    ]).toContainEqual(codes);
    for (const { code, err } of answers) {
      if (code === 2)
        expect(err).toMatch(/^axial: The index is being written by "axial index" \(process \d+/);
      expect(err).not.toMatch(STACK_TRACE);
    }
    expect(await countOf(folder, 'trust')).toMatchObject({ total: DOCUMENTS });
  });
});

describe('a place that takes nothing', () => {
  test('a file where the folder should be: the answer comes all the same', async () => {
    const folder = smallStudy();
    writeFileSync(join(folder, '.axial'), 'not a folder');
    const search = await countOf(folder, 'law');
    expect(search).toMatchObject({ code: 0, total: 2 });
    expect(search.err).toMatch(/^axial: The index cannot be written here: .+ temporary copy\.\n$/);
    const index = await runAxial(folder, 'index');
    expect(index.code).toBe(2);
    expect(index.err).toMatch(/^axial: The index cannot be written here: .+\n$/);
  });

  test('a read-only folder: what is there is used, what is not is read anew', async () => {
    const folder = smallStudy();
    await runAxial(folder, 'index');
    makeReadOnly(join(folder, '.axial'));
    expect(await countOf(folder, 'law')).toMatchObject({ code: 0, total: 2, err: '' });
    writeFileSync(join(folder, 'corpus/c.md'), 'More law.\n');
    const changed = await countOf(folder, 'law');
    expect(changed).toMatchObject({ code: 0, total: 3 });
    expect(changed.err).toContain('This answer comes from a temporary copy.');
    const index = await runAxial(folder, 'index');
    expect(index.code).toBe(2);
    expect(index.err).toMatch(/^axial: The index cannot be written.*\n$/);
  });

  test('a full disk: what was written stays, the person is told, a search answers all the same', async () => {
    const folder = largeStudy();
    const full = await indexOnFullDisk(folder);
    expect(full.code).toBe(2);
    expect(full.err).toMatch(/^axial: The index cannot be written: .+\n$/);
    expect(full.err).not.toMatch(STACK_TRACE);
    const search = await countOf(folder, 'trust');
    expect(search).toMatchObject({ code: 0, total: DOCUMENTS });
    expect(search.err).not.toMatch(STACK_TRACE);
  });
});

describe('bad files in the corpus', () => {
  test('a link in a circle and a broken link are passed over', async () => {
    const folder = smallStudy();
    symlinkSync('..', join(folder, 'corpus/circle'));
    symlinkSync('nowhere.md', join(folder, 'corpus/broken.md'));
    const { code, out, err } = await runAxial(folder, 'index', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ documents: 2 });
    expect(err).toContain('corpus/circle');
    expect(err).not.toMatch(STACK_TRACE);
  });

  test('a file that vanishes or cannot be read has no document, and comes back', async () => {
    const folder = smallStudy();
    await runAxial(folder, 'index');
    rmSync(join(folder, 'corpus/b.md'));
    mkdirSync(join(folder, 'corpus/b.md'));
    const { code, out } = await runAxial(folder, 'index', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ documents: 1, removed: 1 });
  });

  test('a file that cannot be read is named, and an answer says that it is without it', async () => {
    const folder = smallStudy();
    // Reading it is an error for everybody, also for root.
    symlinkSync('/proc/self/mem', join(folder, 'corpus/secret.md'));
    const { code, err } = await runAxial(folder, 'index');
    expect(code).toBe(0);
    expect(err).toMatch(/^corpus\/secret\.md: error: This file cannot be read: EIO/);
    expect(err).not.toMatch(STACK_TRACE);
    const found = await countOf(folder, 'law');
    expect(found).toMatchObject({ code: 0, total: 2 });
    expect(found.err).toBe(
      'axial: 1 file cannot be read, so this answer is without it; "axial check" says why.\n',
    );
  });

  test('no corpus folder ends with 2', async () => {
    const folder = smallStudy();
    rmSync(join(folder, 'corpus'), { recursive: true });
    const { code, err } = await runAxial(folder, 'index');
    expect(code).toBe(2);
    expect(err).toMatch(/^axial: The corpus folder .+ is missing\./);
  });

  test('a file that changes while it is read is read again at the next refresh', async () => {
    const folder = largeStudy();
    const path = join(folder, 'corpus/doc0.md');
    const writing = startCommand(folder, process.execPath, [
      '-e',
      `const fs = require('fs'); let n = 0; setInterval(() => fs.writeFileSync(${JSON.stringify(path)}, 'Change ' + n++ + '.\\n'.repeat(5)), 1);`,
    ]);
    const first = await runAxial(folder, 'index', '--json');
    expect(first.code).toBe(0);
    writing.process.kill();
    await writing.answer;
    writeFileSync(path, 'The last change, of trust.\n');
    expect(await countOf(folder, 'trust')).toMatchObject({ total: DOCUMENTS, err: '' });
  });
});

/** Takes away the right to write, also from root, who has every right to files but not to mounts. */
function makeReadOnly(folder: string): void {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('mount', ['--bind', folder, folder]).status === 0) {
    execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
    onTestFinished(() => {
      execFileSync('umount', [folder]);
    });
  } else if (isRoot) {
    execFileSync('chattr', ['-R', '+i', folder]);
    onTestFinished(() => {
      execFileSync('chattr', ['-R', '-i', folder]);
    });
  } else {
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
  }
}

/** Indexes where there is room for a part of the index: a small tmpfs, or a limit on sizes of files. */
async function indexOnFullDisk(folder: string): Promise<ProcessAnswer> {
  const derived = join(folder, '.axial');
  mkdirSync(derived);
  const mounted =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', derived]).status === 0;
  if (mounted) {
    onTestFinished(() => {
      execFileSync('umount', [derived]);
    });
    return runAxial(folder, 'index');
  }
  const script = `trap '' XFSZ; ulimit -f 400; exec "$0" "$@"`;
  return startCommand(folder, 'sh', ['-c', script, process.execPath, PROGRAM, 'index']).answer;
}
