// YAML as a codebook file holds it: parsed within bounds, every node with its place. A file from a
// stranger must not hang or crash the program, so size, nesting and written-out aliases are limited.
import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isCollection,
  isPair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type Place, placesOf } from '../text/places.ts';
import { describeYamlError } from './yaml-mistakes.ts';

/** Characters in one file; the largest published dictionaries stay under 1 MB. */
const MAX_LENGTH = 4_000_000;
/** Levels of YAML. A child code takes two, so this leaves room for 40 generations. */
const MAX_DEPTH = 100;

/** A file of the codebook as it was read from disk. */
export interface CodebookFile {
  /** Path relative to the study's folder, with `/`. */
  readonly file: string;
  readonly content: string;
}

/** A node that is no alias. */
export type YamlNode = Scalar.Parsed | YAMLMap.Parsed | YAMLSeq.Parsed;

/** One YAML file and what the parser made of it. */
export interface YamlSource {
  readonly file: string;
  /** The file's text without a byte order mark; every offset counts in it. */
  readonly content: string;
  /** The file's value; null for an empty file and for one that was not read. */
  readonly root: ParsedNode | null;
  /** What is wrong with it as YAML. */
  readonly diagnostics: readonly Diagnostic[];
  /** The place of an offset of `content`. */
  place(offset: number): Place;
  /** The node that an alias stands for, any other node itself; null for an alias to nothing. */
  target(node: ParsedNode): YamlNode | null;
}

/** Parses one file. Never throws for what the file holds. */
export function parseYamlSource({ file, content: raw }: CodebookFile): YamlSource {
  const content = withoutByteOrderMark(raw);
  const { at: place, starts } = placesOf(content);
  const tooLarge = content.length > MAX_LENGTH;
  const tokens = tooLarge ? [] : [...new Parser().parse(content)];
  const tooDeep = tokens.some((token) => isDeeperThan(token, MAX_DEPTH));
  const options = { prettyErrors: false, uniqueKeys: false, keepSourceTokens: true };
  const documents = tooDeep ? [] : new Composer(options).compose(tokens, true, content.length);
  const [first, second] = documents;
  const root = first?.contents ?? null;
  const aliases = aliasTargets(root);

  const diagnostics: Diagnostic[] = [];
  const report = (rule: string, offset: number, message: string, hint: string | null): void => {
    diagnostics.push({ rule, severity: 'error', message, file, ...place(offset), hint });
  };
  if (tooLarge) {
    report(
      'too-large',
      0,
      `The file has more than ${MAX_LENGTH} characters and was not read.`,
      SPLIT,
    );
  }
  if (tooDeep) {
    report('too-deep', 0, `The file has more than ${MAX_DEPTH} levels and was not read.`, UNCLOSED);
  }
  const lineOf = (offset: number): string => content.slice(offset).split('\n', 1)[0] ?? '';
  for (const error of [...(first?.errors ?? []), ...(first?.warnings ?? [])]) {
    const line = place(error.pos[0]).line;
    if (diagnostics.some((earlier) => earlier.line === line)) continue;
    const lineStart = starts[line - 1] ?? 0;
    const { message, hint } = describeYamlError(error, lineOf(lineStart));
    report('yaml-syntax', error.pos[0], message, hint);
  }
  if (second) {
    report(
      'yaml-syntax',
      second.range[0],
      'A second YAML document begins here; it was not read.',
      ONE,
    );
  }
  for (const [alias, target] of aliases) {
    if (target !== null) continue;
    const message = `"*${alias.source}" stands for nothing: in YAML a leading * names an anchor.`;
    report('yaml-syntax', alias.range[0], message, QUOTE_IT);
  }
  const target = (node: ParsedNode): YamlNode | null =>
    isAlias(node) ? (aliases.get(node as Alias.Parsed) ?? null) : (node as YamlNode);
  return { file, content, root, diagnostics, place, target };
}

const SPLIT = 'Divide it into several files, one a family of codes.';
const UNCLOSED = 'Look for an opening bracket that is never closed.';
const ONE =
  'Put the codes of a file into one list, each with "- " before it, and remove the "---".';
const QUOTE_IT = "Put a query that begins with * in single quotes: '*trust*'.";

/** The text without the mark that some editors put before it. */
export function withoutByteOrderMark(content: string): string {
  return content.startsWith('\uFEFF') ? content.slice(1) : content;
}

/** Whether a token nests deeper than `limit`; walks without recursion, for the nesting is a stranger's. */
function isDeeperThan(token: CST.Token, limit: number): boolean {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > limit) return true;
    for (const inner of innerTokens(next.token)) open.push({ token: inner, depth: next.depth + 1 });
  }
  return false;
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].filter((inner) => inner !== null && inner !== undefined),
  );
}

/** What every alias stands for: the last anchor of its name before it, as YAML defines; null for none. */
function aliasTargets(root: ParsedNode | null): Map<Alias.Parsed, YamlNode | null> {
  const anchors = new Map<string, YamlNode>();
  const targets = new Map<Alias.Parsed, YamlNode | null>();
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key);
      visit(node.value);
    } else if (isAlias(node)) {
      targets.set(node as Alias.Parsed, anchors.get(node.source) ?? null);
    } else if (node !== null && typeof node === 'object') {
      const anchored = node as YamlNode;
      if (anchored.anchor !== undefined) anchors.set(anchored.anchor, anchored);
      if (isCollection(node)) for (const item of node.items) visit(item);
    }
  };
  visit(root);
  return targets;
}
