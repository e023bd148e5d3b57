// From the files of a codebook to the codebook, with everything that is wrong in them.
import type { Diagnostic } from '../text/diagnostic.ts';
import { buildCodebook } from './build-code.ts';
import { checkExamples } from './check-examples.ts';
import { checkQuery } from './check-query.ts';
import { checkReferences } from './check-references.ts';
import type { Codebook } from './codebook.ts';
import { collectCodes } from './collect-codes.ts';
import { readCodes } from './read-code.ts';
import { readRules, rulesByCode } from './read-rules.ts';
import { type CodebookFile, parseYamlSource } from './yaml-source.ts';

export type { CodebookFile } from './yaml-source.ts';

export interface ReadCodebookOptions {
  /** Variables that a query may filter by, beside the built-in names; default: none. */
  readonly variables?: readonly string[];
  /** Whether rules are tried on the examples of their codes; default: true. */
  readonly examples?: boolean;
}

/**
 * Reads the YAML files of a codebook; the order of `files` is the order of its codes. Every mistake is
 * a finding with its place, and costs as little as possible: a rule with a mistake is left out whole, a
 * code keeps what can be read of it, a code without a usable id is left out and its children hang on
 * the code above. Never throws for what the files hold.
 */
export function readCodebook(
  files: readonly CodebookFile[],
  { variables = [], examples = true }: ReadCodebookOptions = {},
): { codebook: Codebook; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const roots = files.flatMap((file) => readCodes(parseYamlSource(file), diagnostics));
  const codes = collectCodes(roots, diagnostics);
  const read = readRules(roots, {
    codes,
    check: (source) => checkQuery(source, variables),
    diagnostics,
  });
  const rules = checkReferences(read, codes, diagnostics);
  if (examples) checkExamples(codes, rules, diagnostics);
  const codebook = buildCodebook(codes, rulesByCode(rules));
  return { codebook, diagnostics: inOrder(diagnostics, files) };
}

/** In the order of the files, and of lines and columns in each. */
function inOrder(diagnostics: readonly Diagnostic[], files: readonly CodebookFile[]): Diagnostic[] {
  const position = new Map(files.map(({ file }, index) => [file, index]));
  return [...diagnostics].sort(
    (a, b) =>
      (position.get(a.file) ?? 0) - (position.get(b.file) ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
