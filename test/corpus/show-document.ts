// A document as the golden files show it: one line a block with its source line, kind and page; tags as
// ⟦name text⟧, a new page as {p. N}, a tab as →; then sections, places of tags, and findings.
import type { Block, SourceDocument } from '../../src/corpus/source-document.ts';

/** Shows a document; sections only if one is excluded or nested, tags and findings only if there are any. */
export function showDocument(document: SourceDocument): string {
  const showsSections = document.sections.some(({ path, excluded }) => excluded || path.length > 1);
  const lines = document.blocks.flatMap((block, index) => {
    const section = document.sections[block.section];
    const isFirst = document.blocks[index - 1]?.section !== block.section;
    const isShown = showsSections && isFirst && section !== undefined && section.path.length > 0;
    return isShown
      ? [
          `§ ${section.path.join(' > ')}${section.excluded ? ' (excluded)' : ''}`,
          showBlock(document, block),
        ]
      : [showBlock(document, block)];
  });
  for (const { name, line, column, attributes } of document.tags) {
    const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`);
    lines.push(`tag ${name} ${line}:${column}${pairs.join('')}`);
  }
  for (const { severity, rule, line, column } of document.diagnostics) {
    lines.push(`! ${severity} ${rule} ${line}:${column}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function showBlock(document: SourceDocument, block: Block): string {
  let text = '';
  for (let at = block.start; at <= block.end; at += 1) {
    for (const tag of document.tags) if (tag.end === at && tag.start >= 0) text += '⟧';
    for (const page of document.pages) {
      if (page.offset === at && at > block.start) text += `{p. ${page.page}}`;
    }
    for (const tag of document.tags) if (tag.start === at) text += `⟦${tag.name} `;
    if (at < block.end) text += document.text.charAt(at);
  }
  const page = block.page === null ? '' : ` p. ${block.page}`;
  return `${block.line} ${block.kind}${page}: ${text.replaceAll('\t', '→')}`;
}
