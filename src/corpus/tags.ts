// Tags when the whole text is known: without the white space at their ends, and none that is empty.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { DraftTag, Projection } from './projection.ts';
import type { InlineTag } from './source-document.ts';

/** The tags that hold text, in the order of the source, and a finding for each that holds none. */
export function finishTags(projection: Projection): {
  tags: InlineTag[];
  diagnostics: Diagnostic[];
} {
  const tags: InlineTag[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const draft of projection.tags) {
    const tag = trimTag(projection.text, draft);
    if (tag.start < tag.end) tags.push(tag);
    else diagnostics.push(emptyTag(projection.file, tag));
  }
  return { tags, diagnostics };
}

function trimTag(text: string, tag: DraftTag): InlineTag {
  let { start, end } = tag;
  while (start < end && /^\s/.test(text.charAt(start))) start += 1;
  while (end > start && /^\s/.test(text.charAt(end - 1))) end -= 1;
  return { ...tag, start, end };
}

function emptyTag(file: string, tag: InlineTag): Diagnostic {
  return {
    rule: 'empty-tag',
    severity: 'warning',
    message: `The tag ":${tag.name}" holds no text; it codes nothing.`,
    file,
    line: tag.line,
    column: tag.column,
    hint: null,
  };
}
