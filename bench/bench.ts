// npm run bench -- FOLDER [reading|rules|index|analysis]: reading beside remark-parse, forty rules beside one
// regular expression, and the index beside other searches, on the Markdown files of a folder. The index
// is measured as whole processes of dist/axial.js: build first.
import { cpus } from 'node:os';
import { readDocument } from '../src/corpus/read-document.ts';
import { benchAnalysis } from './analysis.ts';
import { type FolderFile, folderArgument, markdownFiles } from './corpus-folder.ts';
import { benchIndex, sizeOf } from './index.ts';
import { benchParse, describeParse } from './parse.ts';
import { type BenchLanguage, benchRules } from './rules.ts';

/** The peer is quadratic on long lists: it reads every n-th document, until so many bytes are read. */
const PEER_BYTES = 4_000_000;

const files = markdownFiles(folderArgument());
const [only] = process.argv.slice(3);

print(`documents: ${files.length}, ${(sizeOf(files) / 1e6).toFixed(1)} MB of Markdown`);
print(
  `machine: Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`,
);
if (asked('reading')) {
  const every = Math.max(1, Math.round(sizeOf(files) / PEER_BYTES));
  for (const line of describeParse(benchParse(files, { every }))) print(line);
}
if (asked('rules')) {
  const texts = files.map(textOf);
  const { rules, ms, mbPerSecond, peer, ratio } = benchRules(texts, languageOf(files));
  print(`${rules} rules: ${seconds(ms)}, ${mbPerSecond.toFixed(1)} MB/s of text`);
  print(`${peer.name}: ${seconds(peer.ms)}; the rules take ${ratio.toFixed(1)} times as long`);
}
if (asked('index')) {
  print(row(['', 'time', 'processor', 'memory', '']));
  await benchIndex(files, languageOf(files), ({ name, ms, cpu, peak, note }) => {
    const memory = peak === null ? '' : `${Math.round(peak)} MB`;
    print(row([name, ms === null ? '–' : shortTime(ms), cpu ? shortTime(cpu) : '', memory, note]));
  });
}

if (asked('analysis')) benchAnalysis(files, languageOf(files), print);

function row([name = '', time = '', cpu = '', memory = '', note = '']: readonly string[]): string {
  const figures = [time, cpu, memory].map((text) => text.padStart(9)).join(' ');
  return `${name.padEnd(48)} ${figures}  ${note}`.trimEnd();
}

function shortTime(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : seconds(ms);
}

function asked(part: string): boolean {
  return only === undefined || only === part;
}

function textOf({ name, bytes }: FolderFile): string {
  return readDocument(bytes, { id: name, file: name }).text;
}

function languageOf(some: readonly FolderFile[]): BenchLanguage {
  const start = some.slice(0, 20).map(textOf).join('\n').slice(0, 20_000);
  if (/\p{Script=Han}/u.test(start)) return 'zh';
  return /[äöüß]/.test(start) ? 'de' : 'en';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
