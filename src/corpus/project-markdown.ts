// The projection of a whole Markdown file.
import { parseBody } from './markdown-parser.ts';
import { projectBlocks } from './project-tree.ts';
import { createProjection, type Projection } from './projection.ts';

/** Projects the Markdown from `bodyStart` on; lines count from the beginning of `markdown`. */
export function projectMarkdown(
  markdown: string,
  options: { readonly file: string; readonly bodyStart: number },
): Projection {
  const projection = createProjection(options.file);
  const source = markdown.slice(options.bodyStart);
  const lineOffset = markdown.slice(0, options.bodyStart).split('\n').length - 1;
  const definitions = { links: new Set<string>(), footnotes: new Set<string>() };
  const context = { projection, source, lineOffset, definitions };
  projectBlocks(context, parseBody(source).children, 'paragraph');
  return projection;
}
