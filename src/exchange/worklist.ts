// What a program outside needs to propose codings: the codebook and the units, one JSON object a line.
import type { Code } from '../codebook/codebook.ts';
import { sectionAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { unitsOf } from '../corpus/units.ts';
import { mapCodePoints } from '../text/code-points.ts';

/** One code as a line: what a person would read before applying it. */
export function codeLine(code: Code): string {
  const { id, name, parent, definition, include, exclude, positive, negative, hash } = code;
  const examples = { positive, negative };
  return JSON.stringify({
    kind: 'code',
    ...{ id, name, parent, definition, include, exclude, examples, hash },
  });
}

/**
 * The units of a document as lines, excluded sections left out. `start` and `end` count code points, as
 * proposals do; passed back with a quotation they say which of several places is meant.
 */
export function unitLines(document: SourceDocument, unit: 'paragraph' | 'sentence'): string[] {
  const map = mapCodePoints(document.text);
  const { id, title, language, hash } = document;
  return unitsOf(document, unit)
    .filter(({ excluded }) => !excluded)
    .map(({ start, end }) =>
      JSON.stringify({
        kind: 'unit',
        document: id,
        start: map.toCodePoints(start),
        end: map.toCodePoints(end),
        text: document.text.slice(start, end),
        title,
        language,
        section: sectionAt(document, start)?.path.join(' > ') ?? '',
        textHash: hash,
      }),
    );
}
