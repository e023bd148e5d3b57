// npm run verify -- FOLDER: the long proofs on real documents. One parse of each document gives the same
// text, blocks, lines and tags as the projection in pieces.
import { decodeMarkdown } from '../src/corpus/decode-markdown.ts';
import { splitFrontMatter } from '../src/corpus/front-matter.ts';
import { projectMarkdown } from '../src/corpus/project-markdown.ts';
import { projectWhole } from '../src/corpus/project-whole.ts';
import { folderArgument, markdownFiles, timed } from './corpus-folder.ts';

/** One parse of a longer document takes minutes: remark-parse is quadratic on long lists. */
const LONGEST = Number(process.argv[3] ?? 300_000);

let [same, different, left] = [0, 0, 0];
const { ms } = timed(() => {
  for (const { name, bytes } of markdownFiles(folderArgument())) {
    if (bytes.length > LONGEST) {
      left++;
      continue;
    }
    const { text } = decodeMarkdown(bytes, name);
    const options = { file: name, bodyStart: splitFrontMatter(text).bodyStart };
    const [pieces, whole] = [projectMarkdown(text, options), projectWhole(text, options)].map(
      ({ text: projected, blocks, lines, pages, tags }) =>
        JSON.stringify({ projected, blocks, lines, pages, tags }),
    );
    if (pieces === whole) same++;
    else {
      different++;
      process.stdout.write(`different: ${name}\n`);
    }
  }
});
process.stdout.write(
  `one parse against pieces: ${same} documents the same, ${different} different, ${left} longer than ${LONGEST} bytes left out, ${(ms / 1000).toFixed(0)} s\n`,
);
process.exitCode = different > 0 ? 1 : 0;
