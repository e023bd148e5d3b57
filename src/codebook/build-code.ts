// From placed codes to the codebook that the rest of Axial reads.

import { codeHash } from './code-hash.ts';
import type { Code, Codebook, Rule } from './codebook.ts';
import type { KeptCode } from './collect-codes.ts';
import { normaliseColor, paletteColor } from './color.ts';

/** The codebook of the codes that count, with the rules that each code keeps. */
export function buildCodebook(
  kept: ReadonlyMap<string, KeptCode>,
  rules: ReadonlyMap<string, readonly Rule[]>,
): Codebook {
  const codes = new Map<string, Code>();
  const build = (code: KeptCode, inherited: string): Code => {
    const { fields, source, node } = code.placed;
    const color = normaliseColor(fields.color ?? '') ?? inherited;
    const include = fields.include ?? [];
    const exclude = fields.exclude ?? [];
    const positive = fields.examples?.positive ?? [];
    const negative = fields.examples?.negative ?? [];
    const { definition } = fields;
    return {
      id: code.id,
      name: fields.name ?? nameFromId(code.id),
      color,
      definition,
      include,
      exclude,
      positive,
      negative,
      rules: rules.get(code.id) ?? [],
      children: code.children.map((child) => build(child, color)),
      parent: code.parent?.id ?? null,
      emergent: fields.emergent ?? false,
      deprecated: fields.deprecated ?? false,
      file: source.file,
      line: source.place(node.range[0]).line,
      hash: codeHash({ definition, include, exclude, examples: { positive, negative } }),
    };
  };
  const register = (code: Code): void => {
    codes.set(code.id, code);
    for (const child of code.children) register(child);
  };
  const roots = [...kept.values()]
    .filter((code) => code.parent === null)
    .map((code, position) => build(code, paletteColor(position)));
  for (const root of roots) register(root);
  return { roots, codes };
}

/** `trust-deficit` → `Trust deficit` */
function nameFromId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
