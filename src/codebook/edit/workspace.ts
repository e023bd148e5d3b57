// The files of a codebook while they are edited: their texts, and what the texts say.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { buildCodebook } from '../build-code.ts';
import { checkReferences } from '../check-references.ts';
import type { Codebook } from '../codebook.ts';
import { collectCodes, type KeptCode } from '../collect-codes.ts';
import { readCodes } from '../read-code.ts';
import { type QueryCheck, type ReadRule, readRules, rulesByCode } from '../read-rules.ts';
import { parseYamlSource, type YamlSource } from '../yaml-source.ts';

/** File → text, with `\n` as line break and no byte order mark. A missing file is one taken away. */
export type Texts = ReadonlyMap<string, string>;

export interface Workspace {
  readonly texts: Texts;
  readonly sources: ReadonlyMap<string, YamlSource>;
  readonly codes: ReadonlyMap<string, KeptCode>;
  /** Rules whose query could be read, also those whose references do not hold. */
  readonly rules: readonly ReadRule[];
  readonly codebook: Codebook;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the texts. The edits read them anew after each step, so that no place is ever out of date. */
export function readWorkspace(texts: Texts, check: QueryCheck): Workspace {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map(
    [...texts].map(([file, content]) => [file, parseYamlSource({ file, content })] as const),
  );
  const roots = [...sources.values()].flatMap((source) => readCodes(source, diagnostics));
  const codes = collectCodes(roots, diagnostics);
  const rules = readRules(roots, { codes, check, diagnostics });
  checkReferences(rules, codes, diagnostics);
  const codebook = buildCodebook(codes, rulesByCode(rules));
  return { texts, sources, codes, rules, codebook, diagnostics };
}
