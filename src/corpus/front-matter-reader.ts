// The YAML of a front matter with the places of its keys. It may be a stranger's: length, nesting and
// written-out aliases are limited.
import { isMap, isNode, type Pair, parseDocument } from 'yaml';
import type { Diagnostic } from '../text/diagnostic.ts';
import { placesOf } from '../text/places.ts';

/** Longest front matter that is read; a longer one is a document that lost its second `---`. */
const LONGEST = 1_000_000;

/** The keys of a front matter, and findings at their places. */
export interface FrontMatterReader {
  readonly diagnostics: Diagnostic[];
  readonly pairs: readonly Pair[];
  valueOf(pair: Pair): unknown;
  report(finding: Omit<Diagnostic, 'file' | 'line' | 'column'>, node: unknown): void;
  placeOf(node: unknown): { line: number; column: number };
}

/** Parses front matter that begins on line 2 of `file`. What is wrong with it as YAML is a finding. */
export function frontMatterReader(yaml: string, file: string): FrontMatterReader {
  const diagnostics: Diagnostic[] = [];
  const places = placesOf(yaml);
  const placeAt = (offset: number): { line: number; column: number } => {
    // An error at the very end is one of the last line that holds something.
    const { line, column } = places.at(Math.min(offset, yaml.trimEnd().length));
    return { line: line + 1, column };
  };
  const reportAt = (
    finding: Omit<Diagnostic, 'file' | 'line' | 'column'>,
    offset: number,
  ): void => {
    diagnostics.push({ ...finding, file, ...placeAt(offset) });
  };
  const broken = (message: string, offset: number): void => {
    reportAt({ rule: 'front-matter-yaml', severity: 'error', message, hint: null }, offset);
  };
  let pairs: readonly Pair[] = [];
  let toJs: (node: unknown) => unknown = () => undefined;
  if (yaml.length > LONGEST) broken(`The front matter is longer than ${LONGEST} characters.`, 0);
  else {
    try {
      const document = parseDocument(yaml, { prettyErrors: false });
      for (const error of document.errors) {
        broken(`The front matter is not valid YAML: ${error.message}.`, error.pos[0]);
      }
      const { contents } = document;
      if (document.errors.length === 0 && isMap(contents)) pairs = contents.items;
      else if (document.errors.length === 0 && contents !== null) {
        broken('The front matter must be a map of keys to values.', 0);
      }
      toJs = (node) => (isNode(node) ? node.toJS(document, { maxAliasCount: 100 }) : node);
    } catch (error) {
      // Nesting beyond the stack, or aliases that multiply: the file is hostile or damaged.
      if (!(error instanceof RangeError)) throw error;
      broken('The front matter is nested too deeply.', 0);
    }
  }
  return {
    diagnostics,
    pairs,
    valueOf(pair) {
      try {
        return plainJson(toJs(pair.value));
      } catch (error) {
        if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
        broken(`The front matter cannot be read here: ${error.message}.`, offsetOf(pair.key));
        return undefined;
      }
    },
    report: (finding, node) => reportAt(finding, offsetOf(node)),
    placeOf: (node) => placeAt(offsetOf(node)),
  };
}

/** The value as JSON can hold it: a document is stored as JSON. */
function plainJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function offsetOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : null) ?? 0;
}
