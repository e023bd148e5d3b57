// How fast documents are read, beside remark-parse on each whole document in turn, in the same run.
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readDocument } from '../src/corpus/read-document.ts';
import { type FolderFile, timed } from './corpus-folder.ts';

export interface ParseBench {
  readonly name: 'parse';
  readonly axial: Readings;
  readonly peer: Readings & { readonly name: string };
  /** Time of the peer as a multiple of Axial's, on the documents that both have read. */
  readonly ratio: number;
  /** Documents that only Axial has read: the peer reads every n-th, and stops when its time is up. */
  readonly leftOut: number;
}

export interface Readings {
  readonly documents: number;
  readonly megabytes: number;
  readonly ms: number;
  readonly mbPerSecond: number;
  /** The ten that took longest. */
  readonly slowest: readonly Reading[];
}

interface Reading {
  readonly name: string;
  readonly bytes: number;
  readonly ms: number;
}

export interface ParseBenchOptions {
  /** The peer reads every n-th document. Default: 1, all. */
  readonly every?: number;
  /** The peer reads no further document when it has taken so long. Default: no limit. */
  readonly peerMs?: number;
}

/**
 * Reads every document with Axial: decoding, front matter, projection, sections and hash. Where the peer
 * reads a document too, both do so one directly after the other, so that a busy machine is fair to both.
 */
export function benchParse(
  files: readonly FolderFile[],
  options: ParseBenchOptions = {},
): ParseBench {
  const { every = 1, peerMs = Number.POSITIVE_INFINITY } = options;
  const parser = unified().use(remarkParse).freeze();
  const decoder = new TextDecoder();
  const axial: Reading[] = [];
  const peer: Reading[] = [];
  let axialOnBoth = 0;
  let peerTime = 0;
  files.forEach(({ name, bytes }, index) => {
    const { ms } = timed(() => readDocument(bytes, { id: name, file: name }));
    axial.push({ name, bytes: bytes.length, ms });
    if (index % every !== 0 || peerTime >= peerMs) return;
    const parse = timed(() => parser.parse(decoder.decode(bytes)));
    peer.push({ name, bytes: bytes.length, ms: parse.ms });
    peerTime += parse.ms;
    axialOnBoth += ms;
  });
  return {
    name: 'parse',
    axial: summarise(axial),
    peer: { name: 'remark-parse', ...summarise(peer) },
    ratio: peerTime / axialOnBoth,
    leftOut: files.length - peer.length,
  };
}

/** The figures as lines to print. */
export function describeParse({ axial, peer, ratio, leftOut }: ParseBench): string[] {
  const lines = [
    `read: ${describe(axial)}`,
    `${peer.name}: ${describe(peer)}`,
    `on the same documents Axial is ${ratio.toFixed(1)} times faster`,
  ];
  if (leftOut > 0) lines.push(`${peer.name} did not read ${leftOut} documents`);
  for (const [name, readings] of [
    ['Axial', axial],
    [peer.name, peer],
  ] as const) {
    lines.push(`slowest for ${name}:`);
    for (const one of readings.slowest) {
      lines.push(
        `  ${one.ms.toFixed(0).padStart(6)} ms  ${(one.bytes / 1000).toFixed(0).padStart(5)} kB  ${one.name}`,
      );
    }
  }
  return lines;
}

function summarise(readings: readonly Reading[]): Readings {
  const megabytes = readings.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const ms = readings.reduce((sum, reading) => sum + reading.ms, 0);
  const slowest = [...readings].sort((a, b) => b.ms - a.ms).slice(0, 10);
  return {
    documents: readings.length,
    megabytes,
    ms,
    mbPerSecond: megabytes / (ms / 1000),
    slowest,
  };
}

function describe({ documents, megabytes, ms, mbPerSecond }: Readings): string {
  const rate = `${mbPerSecond.toFixed(2)} MB/s`;
  return `${documents} documents, ${megabytes.toFixed(1)} MB in ${(ms / 1000).toFixed(1)} s, ${rate}`;
}
