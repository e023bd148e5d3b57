// npm run verify -- FOLDER [anchors|index|projection]: the long proofs on the Markdown files of a folder.
// One parse of each document against pieces, index against plain reading, edits against anchors.
import { folderArgument, markdownFiles, timed } from './corpus-folder.ts';
import { verifyAnchors } from './verify-anchors.ts';
import { verifyIndex } from './verify-index.ts';
import { verifyProjection } from './verify-projection.ts';

/** One parse of a longer document takes minutes: remark-parse is quadratic on long lists. */
const LONGEST = 300_000;

const folder = folderArgument();
const [only] = process.argv.slice(3);
const files = markdownFiles(folder);

if (asked('projection')) {
  const { ms, result } = timed(() => verifyProjection(files, { longest: LONGEST }));
  const { same, different, leftOut } = result;
  report('one parse against pieces', different, [
    `${same} documents the same, ${different.length} different, ${leftOut} of more than ${LONGEST} bytes left out`,
    seconds(ms),
  ]);
}
if (asked('index')) {
  const start = performance.now();
  const { documents, queries, answered, units, different } = await verifyIndex(folder, files);
  report('index against plain reading', different, [
    `${documents} documents, ${queries} random queries (${answered} with hits), ${units} units, ${different.length} queries different`,
    seconds(performance.now() - start),
  ]);
}
if (asked('anchors')) {
  const { ms, result } = timed(() => verifyAnchors(files));
  report('codings after edits', result.holds ? [] : ['a promise was broken'], [seconds(ms)]);
  process.stdout.write(`${result.report}\n`);
}

function asked(proof: string): boolean {
  return only === undefined || only === proof;
}

function report(name: string, different: readonly string[], parts: readonly string[]): void {
  for (const line of different) process.stdout.write(`different: ${line}\n`);
  process.stdout.write(`${name}: ${parts.join(', ')}\n`);
  if (different.length > 0) process.exitCode = 1;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`;
}
