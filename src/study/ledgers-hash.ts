// One hash for all ledgers of a study, that anybody can compute again.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Study } from './open-study.ts';
import { listLedgers } from './read-ledgers.ts';

/**
 * SHA-256 over one line a ledger file, in the order of coders and documents: its path under the codings
 * folder with `/` between parts, a tab, the SHA-256 of its bytes. No ledger: the hash of nothing.
 */
export function ledgersHash(study: Study): string {
  const all = createHash('sha256');
  for (const { path } of listLedgers(study)) {
    const name = relative(study.codings, path).split(sep).join('/');
    const content = createHash('sha256').update(readFileSync(path)).digest('hex');
    all.update(`${name}\t${content}\n`);
  }
  return all.digest('hex');
}
