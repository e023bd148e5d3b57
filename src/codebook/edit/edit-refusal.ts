// Thrown inside an edit that cannot be made; `editCodebook` gives it as the edit's result, and no file
// changes.
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { YamlSource } from '../yaml-source.ts';

export class EditRefusal extends Error {
  readonly problem: Diagnostic;

  constructor(problem: Diagnostic) {
    super(problem.message);
    this.problem = problem;
  }
}

/** The refusal to change a layout that is not understood well enough. */
export function strangeLayout(
  source: Pick<YamlSource, 'file' | 'place'>,
  offset: number,
): EditRefusal {
  return new EditRefusal({
    rule: 'edit-layout',
    severity: 'error',
    message: 'This part of the file is laid out in a way that cannot be changed by program.',
    file: source.file,
    ...source.place(offset),
    hint: 'Write it as a plain list with "- ", without anchors and aliases, and try again.',
  });
}
