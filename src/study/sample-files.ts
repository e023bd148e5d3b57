// Samples on disk: `codebook/samples/ID.yaml`, drawn once and then only read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Sample } from '../coding/sample.ts';
import type { Study } from './open-study.ts';
import { UsageError } from './usage-error.ts';
import { writeFileAtomically } from './write-files.ts';

const HEAD = `# Units drawn to be judged blind: "axial review --sample" asks, "axial validate" counts.
# Do not edit. The part "sizes" at the end tells which units the rules hit: look there only afterwards.
`;

const count = z.int().nonnegative();

const schema = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  seed: count,
  strata: z.enum(['hit', 'none']),
  unit: z.enum(['paragraph', 'sentence']),
  rules: z.record(z.string(), z.string()).default({}),
  machine: z.string().nullable().default(null),
  codebook: z.string(),
  units: z.array(z.object({ document: z.string(), start: count, end: count, quote: z.string() })),
  sizes: z.array(z.object({ hit: z.boolean(), total: count, units: z.array(z.int().positive()) })),
});

/** Path of a sample's file, whether it is there or not. */
export function samplePath(study: Pick<Study, 'codebook'>, id: string): string {
  return join(study.codebook, 'samples', `${id}.yaml`);
}

/** Ids of all samples of the study, in alphabetical order. */
export function sampleIds(study: Pick<Study, 'codebook'>): string[] {
  const folder = join(study.codebook, 'samples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * Reads a sample.
 * @throws UsageError where the file is missing or is no sample.
 */
export function readSample(study: Pick<Study, 'codebook'>, id: string): Sample {
  const path = samplePath(study, id);
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    const known = sampleIds(study);
    throw new UsageError(
      `There is no sample "${id}". ${known.length > 0 ? `Known: ${known.join(', ')}.` : '"axial sample" draws one.'}`,
    );
  }
  const parsed = schema.safeParse(asYaml(source, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(
      `${path} is no sample: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    );
  }
  const { units, sizes } = parsed.data;
  const drawn = sizes.flatMap((stratum) => stratum.units);
  const each = new Set(drawn);
  const fits = drawn.length === units.length && units.every((_, index) => each.has(index + 1));
  if (!fits || sizes.some((stratum) => stratum.units.length > stratum.total)) {
    throw new UsageError(
      `${path} is no sample: "sizes" does not fit "units". Take it from Git again.`,
    );
  }
  return parsed.data;
}

/**
 * Writes a sample. The same draw again changes nothing.
 * @throws UsageError where another draw has this name: answers to it must not be orphaned.
 */
export function writeSample(study: Pick<Study, 'codebook'>, sample: Sample): 'written' | 'same' {
  const path = samplePath(study, sample.id);
  const content = HEAD + stringify(sample, { lineWidth: 0 });
  if (existsSync(path)) {
    if (readFileSync(path, 'utf8') === content) return 'same';
    throw new UsageError(
      `The sample "${sample.id}" is there already, drawn otherwise. --id NAME gives this draw another name.`,
    );
  }
  writeFileAtomically(path, content);
  return 'written';
}

function asYaml(source: string, path: string): unknown {
  try {
    return parse(source, { maxAliasCount: 0 });
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
