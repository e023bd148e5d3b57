// What begins like an inline tag but was read as text: its words would silently stay uncoded.
import type { Diagnostic } from '../text/diagnostic.ts';
import { blockAt, lineAt } from './places.ts';
import type { Block, SourceDocument } from './source-document.ts';

/** A name of three characters or more, as ids of codes have them, and its bracket. */
const TAG_BEGINNING = /:([a-z][a-z0-9-]{2,})\[/g;

/** One warning for each block with a beginning that it does not close; code blocks are left out. */
export function lostTags(document: Omit<SourceDocument, 'diagnostics'>): Diagnostic[] {
  const { text, file } = document;
  const findings: Diagnostic[] = [];
  let seen: Block | null = null;
  let lastClose = -1;
  let isReported = false;
  for (const { index, 0: beginning } of text.matchAll(TAG_BEGINNING)) {
    const block = blockAt(document, index);
    if (block !== seen) {
      seen = block;
      lastClose = block ? block.start + text.slice(block.start, block.end).lastIndexOf(']') : -1;
      isReported = block === null || block.kind === 'code';
    }
    if (isReported || lastClose > index) continue;
    isReported = true;
    findings.push({
      rule: 'tag-not-closed',
      severity: 'warning',
      message: `"${beginning}" begins a tag that is not closed in its paragraph: it is read as text.`,
      file,
      line: lineAt(document, index),
      column: null,
      hint: 'Close the tag with "]"; every "[" inside it needs its own "]".',
    });
  }
  return findings;
}
