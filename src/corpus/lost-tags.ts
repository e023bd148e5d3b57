// What begins like an inline tag but was read as text: its words would silently stay uncoded.
import type { Diagnostic } from '../text/diagnostic.ts';
import { blockAt, lineAt } from './places.ts';
import type { Block, SourceDocument } from './source-document.ts';

/** A name of three characters or more, and its bracket. */
const TAG_BEGINNING = /(?<![A-Za-z0-9]):([A-Za-z][\w-]{2,})\[/g;
const TAG_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * One warning for each block with a beginning that it does not close, or with a name that no tag can
 * have; code blocks are left out.
 */
export function lostTags(document: Omit<SourceDocument, 'diagnostics'>): Diagnostic[] {
  const { text, file } = document;
  const findings: Diagnostic[] = [];
  let seen: Block | null = null;
  let lastClose = -1;
  let isReported = false;
  for (const { index, 0: beginning, 1: name = '' } of text.matchAll(TAG_BEGINNING)) {
    const block = blockAt(document, index);
    if (block !== seen) {
      seen = block;
      lastClose = block ? block.start + text.slice(block.start, block.end).lastIndexOf(']') : -1;
      isReported = block === null || block.kind === 'code';
    }
    const isClosed = lastClose > index;
    if (isReported || (isClosed && TAG_NAME.test(name))) continue;
    isReported = true;
    const place = {
      severity: 'warning',
      file,
      line: lineAt(document, index),
      column: null,
    } as const;
    findings.push(
      isClosed
        ? {
            ...place,
            rule: 'tag-name',
            message: `"${beginning}" is no tag: it is read as text.`,
            hint: 'The id of a code has small letters, digits and single hyphens.',
          }
        : {
            ...place,
            rule: 'tag-not-closed',
            message: `"${beginning}" begins a tag that is not closed in its paragraph: it is read as text.`,
            hint: 'Close the tag with "]"; every "[" inside it needs its own "]".',
          },
    );
  }
  return findings;
}
