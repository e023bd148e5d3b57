// Writes a front matter that reads back as the same values.
import { stringify } from 'yaml';
import type { Name } from '../../bibliography/name.ts';
import { invertedNameText } from '../../bibliography/name-text.ts';
import { frontMatterSchema } from '../front-matter-schema.ts';
import { DESCRIPTIVE_KEYS } from '../metadata.ts';

export type WrittenFields = Partial<
  Readonly<Record<(typeof DESCRIPTIVE_KEYS)[number], string | number | readonly Name[]>>
>;

/** A front matter with its two lines `---`. A value that the front matter would refuse is left out. */
export function writeFrontMatter(fields: WrittenFields): string {
  const written: Record<string, unknown> = {};
  for (const key of DESCRIPTIVE_KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    const plain = typeof value === 'object' ? value.map(writtenName) : value;
    if (frontMatterSchema.shape[key].safeParse(plain).success) written[key] = plain;
  }
  const yaml = Object.keys(written).length === 0 ? '' : stringify(written, { lineWidth: 0 });
  return `---\n${yaml}---\n`;
}

/** A name as text where reading gives the same name back, else as a map. */
function writtenName(name: Name): string | Name {
  const text = invertedNameText(name);
  const read = frontMatterSchema.shape.authors.safeParse([text]);
  return sameName(read.data?.[0], name) ? text : name;
}

function sameName(a: Name | undefined, b: Name): boolean {
  const entries = (name: Name): string => JSON.stringify(Object.entries(name).sort());
  return a !== undefined && entries(a) === entries(b);
}
