// Where the characters of a block scalar, `|` or `>`, stand in the file: behind the indentation of
// their line, with single line breaks of `>` read as spaces (YAML 1.2.2, section 8.1).
import type { CST } from 'yaml';
import type { Trace } from './scalar-trace.ts';

interface Line {
  /** Offset of the line in the file. */
  readonly at: number;
  /** Number of spaces before the text. */
  readonly indent: number;
  /** What follows them, without the line break. */
  readonly text: string;
}

/** Adds the text of a block scalar up to its last line with text; trailing line breaks are left out. */
export function traceBlockScalar(trace: Trace, token: CST.BlockScalar): void {
  const header = token.props[0] && 'source' in token.props[0] ? token.props[0].source : '';
  const lines = linesOf(token);
  const first = lines.findIndex((line) => line.text !== '');
  if (first === -1) return;
  const given = /[1-9]/.exec(header)?.[0];
  const depth = given ? token.indent + Number(given) : (lines[first]?.indent ?? 0);
  const last = lines.findLastIndex((line) => line.text !== '' || line.indent > depth);
  for (const line of lines.slice(0, first)) {
    trace.addVerbatim(' '.repeat(Math.max(0, line.indent - depth)), line.at + depth);
    trace.add('\n', line.at + line.indent, line.at + line.indent + 1);
  }
  const body = lines.slice(first, last + 1);
  if (header.startsWith('|')) traceLiteral(trace, body, depth);
  else traceFolded(trace, body, depth);
}

function linesOf(token: CST.BlockScalar): Line[] {
  const lines: Line[] = [];
  let at = token.offset;
  for (const part of token.props) at += 'source' in part ? part.source.length : 0;
  for (const raw of token.source.split('\n')) {
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    lines.push({ at, indent, text: raw.slice(indent).replace(/\r$/, '') });
    at += raw.length + 1;
  }
  return lines;
}

function traceLiteral(trace: Trace, lines: readonly Line[], depth: number): void {
  for (const [index, line] of lines.entries()) {
    if (index > 0) trace.add('\n', line.at - 1, line.at);
    addLine(trace, line, depth);
  }
}

/** A line that is indented more than the rest, or begins with a tab, keeps the breaks around it. */
function traceFolded(trace: Trace, lines: readonly Line[], depth: number): void {
  let separator = '';
  let keptBefore = false;
  for (const line of lines) {
    const kept = line.indent > depth || line.text.startsWith('\t');
    if (line.text === '' && !kept) {
      if (separator === '\n') trace.add('\n', line.at - 1, line.at);
      else separator = '\n';
      continue;
    }
    if (kept && separator === ' ') separator = '\n';
    else if (kept && !keptBefore && separator === '\n') separator = '\n\n';
    trace.add(separator, line.at - 1, line.at);
    addLine(trace, line, depth);
    separator = kept ? '\n' : ' ';
    keptBefore = kept;
  }
}

function addLine(trace: Trace, line: Line, depth: number): void {
  const spaces = Math.max(0, line.indent - depth);
  trace.addVerbatim(' '.repeat(spaces) + line.text, line.at + line.indent - spaces);
}
