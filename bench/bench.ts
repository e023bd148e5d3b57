// npm run bench -- FOLDER: projection beside remark-parse, and forty rules beside one regular expression,
// on the Markdown files of a folder, in one run.
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readDocument } from '../src/corpus/read-document.ts';
import { type FolderFile, folderArgument, markdownFiles, timed } from './corpus-folder.ts';
import { type BenchLanguage, benchRules } from './rules.ts';

/** The peer is quadratic on long lists: it reads every n-th document, until so many bytes are read. */
const PEER_BYTES = 4_000_000;

const files = markdownFiles(folderArgument());
const sample = everyNth(files, PEER_BYTES);
const decoder = new TextDecoder();

const peer = timed(() => {
  for (const { bytes } of sample) unified().use(remarkParse).parse(decoder.decode(bytes));
});
const sampled = timed(() => sample.map(project));
const times: { readonly name: string; readonly ms: number }[] = [];
const all = timed(() =>
  files.map((file) => {
    const { ms, result } = timed(() => project(file));
    times.push({ name: file.name, ms });
    return result.text;
  }),
);
const megabytes = sum(files) / 1e6;
print('documents', String(files.length));
print('Markdown', `${megabytes.toFixed(1)} MB`);
print('projection, all', `${seconds(all.ms)}, ${(megabytes / (all.ms / 1000)).toFixed(1)} MB/s`);
print('sample for the peer', `${sample.length} documents, ${(sum(sample) / 1e6).toFixed(1)} MB`);
print('remark-parse, sample', seconds(peer.ms));
print(
  'projection, sample',
  `${seconds(sampled.ms)}, ${(peer.ms / sampled.ms).toFixed(1)} times faster`,
);
print('slowest documents', '');
for (const { name, ms } of times.sort((a, b) => b.ms - a.ms).slice(0, 10)) {
  print('', `${ms.toFixed(0)} ms  ${name}`);
}
const rules = benchRules(all.result, languageOf(all.result));
print(`${rules.rules} rules`, `${seconds(rules.ms)}, ${rules.mbPerSecond.toFixed(1)} MB/s of text`);
print(
  rules.peer.name,
  `${seconds(rules.peer.ms)}; the rules take ${rules.ratio.toFixed(2)} times as long`,
);
print('memory at the end', `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);

function project({ name, bytes }: FolderFile) {
  return readDocument(bytes, { id: name, file: name });
}

function everyNth(all: readonly FolderFile[], bytes: number): FolderFile[] {
  const step = Math.max(1, Math.round(sum(all) / bytes));
  return all.filter((_, index) => index % step === 0);
}

function sum(some: readonly FolderFile[]): number {
  return some.reduce((total, { bytes }) => total + bytes.length, 0);
}

function languageOf(texts: readonly string[]): BenchLanguage {
  const start = texts.slice(0, 20).join('\n').slice(0, 20_000);
  if (/\p{Script=Han}/u.test(start)) return 'zh';
  return /[äöüß]/.test(start) ? 'de' : 'en';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function print(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(40)} ${value}\n`);
}
