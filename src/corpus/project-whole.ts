// The projection of a Markdown file from one parse: what the projection in pieces is held against.
import { countLines } from './count-lines.ts';
import { type Definitions, definitionsFor, noDefinitions } from './definitions.ts';
import { parseBody } from './markdown-parser.ts';
import type { ProjectOptions } from './project-markdown.ts';
import { projectBlocks } from './project-tree.ts';
import { createProjection, type Projection } from './projection.ts';

/** Projects the Markdown from `bodyStart` on from one parse. Its time may grow with the length's square. */
export function projectWhole(markdown: string, options: ProjectOptions): Projection {
  const first = projectParse(markdown, options, noDefinitions());
  // The parser meets definitions inside a tag around blocks too late for the references before them.
  const isTagged = /^[ \t>]*:::/m.test(markdown);
  return isTagged
    ? projectParse(markdown, options, first.definitions).projection
    : first.projection;
}

function projectParse(
  markdown: string,
  { file, bodyStart }: ProjectOptions,
  known: Definitions,
): { projection: Projection; definitions: Definitions } {
  const body = markdown.slice(bodyStart);
  const before = definitionsFor(body, known);
  const source = before + body;
  const lineOffset = countLines(markdown, bodyStart) - countLines(before, before.length);
  const projection = createProjection(file);
  const definitions = noDefinitions();
  const nodes = parseBody(source).children.filter(
    (node) => (node.position?.start.offset ?? 0) >= before.length,
  );
  const context = { projection, source, lineOffset, columnOffsets: null, definitions };
  projectBlocks(context, nodes, 'paragraph');
  return { projection, definitions };
}
