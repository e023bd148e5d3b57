// What one pass over a document's pieces carries along.
import type { Definitions } from './definitions.ts';
import type { Projection } from './projection.ts';

export interface Pass {
  readonly projection: Projection;
  /** Definitions of the document, as far as they were known before this pass. */
  readonly known: Definitions;
  /** Definitions that this pass meets. */
  readonly found: Definitions;
}
