// The long proof of anchoring on real documents: random edits, twenty codings a document, and where each
// of them stands afterwards. `npm run verify -- FOLDER` runs it among others.
import { readDocument } from '../src/corpus/read-document.ts';
import { seededRandom } from '../src/statistics/random.ts';
import {
  count,
  figuresTable,
  keepsPromises,
  noFigures,
} from '../test/coding/anchoring/edit-figures.ts';
import { prepare, runTrial } from '../test/coding/anchoring/edit-trial.ts';
import type { FolderFile } from './corpus-folder.ts';

const SEED = 20_260_131;
const CODINGS = 20;
const MOST_EDITS = 8;
/** So many documents, evenly spread over the folder, are edited again and again. */
const DOCUMENTS = 400;
/** Each character of a document under test is an object: longer ones are left out. */
const LONGEST = 1_000_000;

export interface AnchorProof {
  /** Whether no coding stands on other words, or on any words by chance, and enough were found. */
  readonly holds: boolean;
  /** What was seen, as a Markdown table. */
  readonly report: string;
}

/** Makes at least so many edits on the documents, half of the trials without the old text. */
export function verifyAnchors(files: readonly FolderFile[], edits = 10_000): AnchorProof {
  const random = seededRandom(SEED);
  const step = Math.max(1, Math.floor(files.length / DOCUMENTS));
  const chosen = files.filter(
    ({ bytes }, index) => index % step === 0 && bytes.length > 0 && bytes.length <= LONGEST,
  );
  const kept = noFigures();
  const lost = noFigures();
  const each = Math.ceil(edits / Math.max(1, chosen.length));
  for (const { name, bytes } of chosen) {
    const document = prepare(readDocument(bytes, { id: name, file: name }), random);
    if (document.words.length === 0) continue;
    for (const [figures, most] of [
      [kept, each],
      [lost, each / 5],
    ] as const) {
      for (let done = 0; done < most; ) {
        const trial = runTrial(document, random, {
          codings: CODINGS,
          edits:
            1 + random.below(Math.min(MOST_EDITS, Math.ceil(document.document.blocks.length / 2))),
          oldTextKept: figures === kept,
        });
        count(figures, trial);
        done += trial.edits.length;
      }
    }
  }
  const groups = new Map([
    ['with the old text', kept],
    ['without it', lost],
  ]);
  return { holds: keepsPromises(kept) && lost.wrongWords === 0, report: figuresTable(groups) };
}
