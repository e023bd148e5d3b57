// Suggestions of a classifier, kept for one person's review: derived, disposable, no part of the study.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Study } from './open-study.ts';
import { writeFileAtomically } from './write-files.ts';

const schema = z.object({
  format: z.literal(1),
  code: z.string(),
  coder: z.string(),
  items: z.array(
    z.object({
      document: z.string(),
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      quote: z.string().min(1),
      reason: z.string(),
    }),
  ),
});

/** What was suggested for one code, to one coder; offsets in UTF-16 units of the text then. */
export type KeptSuggestions = z.output<typeof schema>;

function folderOf(study: Pick<Study, 'derived'>): string {
  return join(study.derived, 'suggestions');
}

/** Keeps the suggestions for a code; those before are gone. */
export function keepSuggestions(study: Pick<Study, 'derived'>, kept: KeptSuggestions): void {
  writeFileAtomically(join(folderOf(study), `${kept.code}.json`), `${JSON.stringify(kept)}\n`);
}

/** What was suggested to this coder. A file that cannot be read counts as none: it can be made again. */
export function suggestionsFor(study: Pick<Study, 'derived'>, coder: string): KeptSuggestions[] {
  const folder = folderOf(study);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const parsed = schema.safeParse(asJson(readFileSync(join(folder, name), 'utf8')));
      return parsed.success && parsed.data.coder === coder ? [parsed.data] : [];
    });
}

function asJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
