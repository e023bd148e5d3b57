// Who sees whose codings: in a study that is `blind`, everybody only their own.
import type { Study } from './find-study.ts';

/**
 * The only coder whose codings, memos and decisions are shown; null where all are. Somebody whom nobody
 * knows is the empty name: it shows nobody's.
 */
export function ownOnly(study: Study, coder: string | null | undefined): string | null {
  return study.settings.blind ? (coder ?? '') : null;
}
