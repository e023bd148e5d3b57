// Who is coding: the option, the environment, this person's settings, or Git's user name, in that order;
// never from a file that colleagues share.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Study } from './open-study.ts';
import { UsageError } from './usage-error.ts';
import { writeFileAtomically } from './write-files.ts';

const SETTINGS = 'settings.yaml';

/** A name as a slug: lower-case letters and digits of any script, hyphens between. */
export function coderSlug(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The coder's slug.
 * @throws UsageError where nobody says who is coding, or where the study does not list this coder.
 */
export function whoIsCoding(
  study: Study,
  given: { readonly option?: string; readonly environment?: string | undefined },
): string {
  const name =
    given.option || given.environment || storedCoder(study) || gitUserName(study.root) || '';
  const coder = coderSlug(name);
  if (coder === '') {
    throw new UsageError(
      'Nobody says who is coding. "axial config coder NAME" stores your name for this study; --coder NAME names you once.',
    );
  }
  const { coders } = study.settings;
  if (coders !== null && !coders.includes(coder)) {
    throw new UsageError(
      `"${coder}" is none of the coders in axial.yaml (${coders.join(', ')}). Add the name there, or use --coder.`,
    );
  }
  return coder;
}

/** The coder as far as one is known, without Git and without errors: for what a blind study shows. */
export function knownCoder(
  study: Study,
  given: { readonly option?: string; readonly environment?: string | undefined },
): string | null {
  const name = given.option || given.environment || storedCoder(study) || gitUserName(study.root);
  return name ? coderSlug(name) : null;
}

/** The coder in this person's settings, or null. */
export function storedCoder(study: Study): string | null {
  const path = join(study.derived, SETTINGS);
  if (!existsSync(path)) return null;
  const settings: unknown = parse(readFileSync(path, 'utf8'));
  if (typeof settings !== 'object' || settings === null || !('coder' in settings)) return null;
  return typeof settings.coder === 'string' ? settings.coder : null;
}

/** Stores the coder in this person's settings. */
export function storeCoder(study: Study, name: string): string {
  const coder = coderSlug(name);
  if (coder === '') throw new UsageError(`"${name}" has no letter or digit for a coder's name.`);
  writeFileAtomically(join(study.derived, SETTINGS), stringify({ coder }));
  return coder;
}

function gitUserName(folder: string): string | null {
  const result = spawnSync('git', ['config', 'user.name'], { cwd: folder, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() || null : null;
}
