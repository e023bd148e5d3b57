// Finds a study on disk and reads its settings.
import { findStudy, readStudyFile, STUDY_FILE, type Study, studyAt } from './find-study.ts';
import { parseSettings } from './settings.ts';

export type { Study } from './find-study.ts';

/**
 * Opens the study in `folder`, or, as Git does, in the nearest folder above it that holds `axial.yaml`.
 * @throws UsageError where there is none, or its file or its corpus folder cannot be read.
 */
export function openStudy(folder: string, options: { readonly search: boolean }): Study {
  const root = findStudy(folder, options);
  return studyAt(root, parseSettings(readStudyFile(root), STUDY_FILE));
}
