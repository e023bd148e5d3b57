// Merges one code into another: its lists, rules and children go over, and all that names it follows.
import { isSeq, Lexer, type YAMLSeq } from 'yaml';
import { isBelow } from '../collect-codes.ts';
import type { CodebookFile } from '../yaml-source.ts';
import { entriesOf, nodeAt } from '../yaml-value.ts';
import { asBlocks } from './as-blocks.ts';
import { type Block, indent } from './block.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import type { CodebookEdit } from './edit-result.ts';
import { findMentions } from './mentions.ts';
import { textBlock } from './new-yaml.ts';
import { type Outline, type OutlineCode, outlineOf } from './outline.ts';
import { putItems } from './put-item.ts';
import { outlineWithReferences, replaceReferences } from './replace-references.ts';
import { takeCode } from './take-code.ts';
import { takeAll } from './take-item.ts';
import type { Texts, Workspace } from './workspace.ts';
import { columnAt, lastLine, linesOf } from './yaml-lines.ts';

/** Lists that go over, in this order. */
const LISTS = [
  ['include'],
  ['exclude'],
  ['examples', 'positive'],
  ['examples', 'negative'],
  ['rules'],
  ['children'],
];

/**
 * The files in which `from` is gone and `into` has its cases, examples, rules and children after its
 * own, every `@from` in a rule is `@into`, and the definition of `from` is the first of the cases that
 * come over: nothing that a person wrote is lost, and a person will word the new definition. Refused
 * where `into` stands below `from`, and where a rule would come to wait for itself.
 */
export function mergeCodes(
  files: readonly CodebookFile[],
  { from, into }: { readonly from: string; readonly into: string },
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (given, read) => {
    const code = requireCode(given, from);
    if (isBelow(requireCode(given, into), from)) {
      throw wrongUse(
        `"${into}" is "${from}" itself or stands below it.`,
        `Merge ${into} into ${from} instead.`,
      );
    }
    const { source, node, fields } = code.placed;
    const { file } = source;
    const { line } = source.place(node.range[0]);
    const inherited = `${fields.name ?? from}: ${fields.definition}`;
    const renamed = outlineWithReferences(given, outlineOf(given), { from, to: into });
    const referring = replaceReferences(given, from, into);
    const parents = code.parent ? [code.parent.id] : [];
    let workspace = read(asBlocks(read(referring.texts), [from, into, ...parents]));
    for (const path of LISTS) {
      const { blocks, texts } = takeList(workspace, from, path);
      const first = path[0] === 'include' ? [textBlock(inherited)] : [];
      workspace = read(texts);
      workspace = read(putList(workspace, into, { path, blocks: [...first, ...blocks] }));
    }
    const { block, texts } = takeCode(workspace, requireCode(workspace, from));
    return {
      texts: withComments(read(texts), into, commentsOf(block)),
      outline: mergedOutline(renamed, { from, into, inherited }),
      changes: [{ file, line, message: `${from}: merged into ${into}` }, ...referring.changes],
      mentions: findMentions(given, from),
    };
  });
}

/** The entries of a list of a code, and the texts without the list. */
function takeList(
  workspace: Workspace,
  id: string,
  path: readonly string[],
): { readonly blocks: readonly Block[]; readonly texts: Texts } {
  const { source, node } = requireCode(workspace, id).placed;
  const map = nodeAt(source, node, path.slice(0, -1));
  const target = source.target(map);
  const entry = target && entriesOf(source, target).find(({ key }) => key === path.at(-1));
  const list = entry?.value;
  if (!entry || !isSeq(list) || list.items.length === 0)
    return { blocks: [], texts: workspace.texts };
  const { blocks, text } = takeAll(source, list as YAMLSeq.Parsed, entry);
  return { blocks, texts: new Map(workspace.texts).set(source.file, text) };
}

function putList(
  workspace: Workspace,
  id: string,
  list: { readonly path: readonly string[]; readonly blocks: readonly Block[] },
): Texts {
  if (list.blocks.length === 0) return workspace.texts;
  const { source, node } = requireCode(workspace, id).placed;
  return new Map(workspace.texts).set(source.file, putItems(source, node, list));
}

/** Every comment of a block. */
function commentsOf({ comments, body }: Block): string[] {
  const found = [...comments];
  let inScalar = false;
  for (const lexeme of new Lexer().lex(body.join('\n'))) {
    if (!inScalar && lexeme.startsWith('#')) found.push(lexeme);
    inScalar = lexeme === SCALAR_FOLLOWS;
  }
  return found;
}

/** The lexer's mark before the text of a scalar. */
const SCALAR_FOLLOWS = '\x1f';

/** The texts with comment lines at the end of a code. */
function withComments(
  { texts, ...workspace }: Workspace,
  id: string,
  comments: readonly string[],
): Texts {
  if (comments.length === 0) return texts;
  const { source, node } = requireCode({ texts, ...workspace }, id).placed;
  const column = columnAt(source, node.range[0]);
  const lines = linesOf(source);
  const at = lastLine(source, node, column - 1) + 1;
  lines.splice(at, 0, ...comments.map((comment) => indent(comment, column)));
  return new Map(texts).set(source.file, lines.join('\n'));
}

function mergedOutline(
  outline: Outline,
  {
    from,
    into,
    inherited,
  }: { readonly from: string; readonly into: string; readonly inherited: string },
): Outline {
  const merged = new Map<string, OutlineCode>();
  const gone = outline.get(from);
  for (const [id, code] of outline) {
    if (id === from) continue;
    merged.set(id, code.parent === from ? { ...code, parent: into } : code);
  }
  const kept = merged.get(into);
  if (!gone || !kept) throw new Error('a merge needs both codes');
  return merged.set(into, {
    ...kept,
    include: [...kept.include, inherited.trim(), ...gone.include],
    exclude: [...kept.exclude, ...gone.exclude],
    positive: [...kept.positive, ...gone.positive],
    negative: [...kept.negative, ...gone.negative],
    rules: [...kept.rules, ...gone.rules],
  });
}
