// The long proof of the projection on real documents: what is read in pieces, and without the parser
// where it is plain, is the same as from one parse of the whole.
import { decodeMarkdown } from '../src/corpus/decode-markdown.ts';
import { splitFrontMatter } from '../src/corpus/front-matter.ts';
import { projectMarkdown } from '../src/corpus/project-markdown.ts';
import { projectWhole } from '../src/corpus/project-whole.ts';
import type { Projection } from '../src/corpus/projection.ts';
import type { FolderFile } from './corpus-folder.ts';

export interface ProjectionProof {
  readonly same: number;
  /** Documents whose projections differ, each with the first difference. */
  readonly different: readonly string[];
  /** Documents longer than `longest`. */
  readonly leftOut: number;
}

export interface ProjectionProofOptions {
  /** One parse of long lists takes minutes: longer documents are left out. Default: none is. */
  readonly longest?: number;
  /** Called after each document. */
  readonly onDocument?: (name: string, isSame: boolean) => void;
}

/** Compares text, blocks, lines, pages, tags and findings of every document. */
export function verifyProjection(
  files: readonly FolderFile[],
  options: ProjectionProofOptions = {},
): ProjectionProof {
  const { longest = Number.POSITIVE_INFINITY, onDocument } = options;
  const different: string[] = [];
  let same = 0;
  let leftOut = 0;
  for (const { name, bytes } of files) {
    if (bytes.length > longest) {
      leftOut += 1;
      continue;
    }
    const { text } = decodeMarkdown(bytes, name);
    const place = { file: name, bodyStart: splitFrontMatter(text).bodyStart };
    const difference = firstDifference(projectMarkdown(text, place), projectWhole(text, place));
    if (difference === null) same += 1;
    else different.push(`${name}: ${difference}`);
    onDocument?.(name, difference === null);
  }
  return { same, different, leftOut };
}

/** Where two projections of one document differ first; null if they do not. */
function firstDifference(pieces: Projection, whole: Projection): string | null {
  const count = Math.max(pieces.blocks.length, whole.blocks.length);
  for (let index = 0; index < count; index += 1) {
    const [one, other] = [showBlock(pieces, index), showBlock(whole, index)];
    if (one !== other) return `block ${index} is ${one} in pieces, ${other} from one parse`;
  }
  for (const part of ['lines', 'pages', 'tags', 'diagnostics'] as const) {
    if (JSON.stringify(pieces[part]) !== JSON.stringify(whole[part])) return `${part} differ`;
  }
  return pieces.text === whole.text ? null : 'the text differs';
}

function showBlock({ blocks, text }: Projection, index: number): string {
  const block = blocks[index];
  if (!block) return 'missing';
  return JSON.stringify({ ...block, text: text.slice(block.start, block.end) });
}
