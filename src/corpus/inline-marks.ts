// What one mark (`*`, `[`, `&` …) does to the stretch that the inline scan is reading. Each reader
// returns the offset behind what it read, or null where only the parser can tell what follows.
import { decodeEntity } from './entities.ts';
import type { InlineText, Region } from './inline-region.ts';

const PUNCTUATION = /^[!-/:-@[-`{-~]/;
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,30});/y;
/** Elements without attributes, and autolinks. */
const ELEMENT = /<(?:\/?[A-Za-z][A-Za-z\d-]*[ \t]*\/?|[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*)>/y;
/** A call of a footnote. */
const CALL = /\[\^[^\s[\]\\`<*_&:]+\]/y;
/** `(address)` behind a link's text: no title, no nesting. */
const RESOURCE = /\((?!["'])[^\s()<>\\`\p{Cc}]*\)/uy;
const TAG_START = /:[a-z][a-z\d]*(?:-[a-z\d]+)*\[/y;
/** `{…}` behind a tag, if nothing in it could be anything else. */
const ATTRIBUTES = /\{(?:[^"'{}\n\\`*_[\]<&:]|"[^"\n\\`*_[\]<&:]*"|'[^'\n\\`*_[\]<&:]*')*\}/y;

/** Reads the mark at `at` into `region`. */
export function readMark(text: InlineText, region: Region, at: number): number | null {
  const { raw } = text;
  switch (raw.charAt(at)) {
    case '\\':
      return readEscape(raw, region, at);
    case '&':
      return readEntity(raw, region, at);
    case '`':
      return readCode(raw, region, at);
    case '<':
      return readAngle(raw, region, at);
    case ':':
      return readColon(raw, region, at);
    case '[':
      return readOpenBracket(text, region, at);
    case ']':
      return closeBracket(text, region, at);
    default:
      return readRun(raw, region, at);
  }
}

function readEscape(raw: string, region: Region, at: number): number {
  const next = raw.charAt(at + 1);
  if (next !== '\n' && !PUNCTUATION.test(next)) return at + 1;
  region.edits.push({ from: at, to: at + 1, filling: '' });
  return at + 2;
}

function readEntity(raw: string, region: Region, at: number): number {
  const entity = matchAt(ENTITY, raw, at);
  const decoded = entity === null ? null : decodeEntity(entity);
  if (entity === null || decoded === null) return at + 1;
  region.edits.push({ from: at, to: at + entity.length, filling: decoded });
  return at + entity.length;
}

/** A code span: its backticks go, and one space at both ends if it is not all spaces. */
function readCode(raw: string, region: Region, at: number): number | null {
  // In a tag's label brackets are paired before anything else is read, even in code and HTML.
  if (region.tags > 0) return null;
  const start = endOfRun(raw, at);
  const size = start - at;
  const partner = new RegExp(`(?<!\`)\`{${size}}(?!\`)`, 'g');
  partner.lastIndex = start;
  const end = partner.exec(raw)?.index;
  // Without a partner the next run would be searched for again, and so on: leave it to the parser.
  if (end === undefined) return null;
  const code = raw.slice(start, end);
  if (code.includes('\n')) region.needsParser = true;
  const padding = /^ .* $/.test(code) && /[^ ]/.test(code) ? 1 : 0;
  region.edits.push({ from: at, to: start + padding, filling: '' });
  region.edits.push({ from: end - padding, to: end + size, filling: '' });
  return end + size;
}

function readAngle(raw: string, region: Region, at: number): number | null {
  if (!/^[A-Za-z/!?]/.test(raw.charAt(at + 1))) return at + 1;
  if (region.tags > 0) return null;
  const length = raw.startsWith('<!--', at)
    ? commentLength(raw, at)
    : (matchAt(ELEMENT, raw, at)?.length ?? 0);
  if (length === 0) return null;
  region.needsParser = true;
  return at + length;
}

/** Length of a comment that every version of CommonMark takes for one; 0 for any other. */
function commentLength(raw: string, at: number): number {
  const end = raw.indexOf('--', at + 4);
  const inside = raw.slice(at + 4, end);
  return end < 0 || raw.charAt(end + 2) !== '>' || /^-?>/.test(inside) ? 0 : end + 3 - at;
}

function readColon(raw: string, region: Region, at: number): number | null {
  const start = matchAt(TAG_START, raw, at);
  if (start === null) return at + 1;
  region.needsParser = true;
  const bracket = at + start.length - 1;
  return openBracket(region, 'tag', bracket, bracket + 1);
}

function readOpenBracket(text: InlineText, region: Region, at: number): number | null {
  const { raw, hasFootnotes } = text;
  if (hasFootnotes && raw.charAt(at + 1) === '^' && matchAt(CALL, raw, at) === null) return null;
  return openBracket(region, 'link', at, at + 1);
}

function openBracket(region: Region, kind: 'link' | 'tag', from: number, end: number): number {
  const outer = region.brackets.at(-1);
  if (outer) outer.holdsBrackets = true;
  if (kind === 'tag') region.tags += 1;
  region.brackets.push({ kind, from, holdsBrackets: false });
  return end;
}

function closeBracket(
  { raw, isDefined, hasFootnotes }: InlineText,
  region: Region,
  at: number,
): number | null {
  const bracket = region.brackets.pop();
  if (!bracket) return at + 1;
  const next = raw.charAt(at + 1);
  if (bracket.kind === 'tag') {
    region.tags -= 1;
    if (next === '(') return null;
    if (next !== '{') return at + 1;
    const attributes = matchAt(ATTRIBUTES, raw, at + 1);
    return attributes === null ? null : at + 1 + attributes.length;
  }
  if (next === '(') {
    const isPlain = !bracket.holdsBrackets && region.tags === 0 && at > bracket.from + 1;
    const resource = isPlain ? matchAt(RESOURCE, raw, at + 1) : null;
    if (resource === null || (hasFootnotes && raw.charAt(bracket.from + 1) === '^')) return null;
    const end = at + 1 + resource.length;
    const start = isImage(raw, bracket.from) ? bracket.from - 1 : bracket.from;
    region.edits.push({ from: start, to: bracket.from + 1, filling: '' });
    region.edits.push({ from: at, to: end, filling: '' });
    return end;
  }
  if (isDefined(raw.slice(bracket.from + 1, at))) region.needsParser = true;
  return at + 1;
}

/** Whether an unescaped `!` stands before the bracket at `at`. */
function isImage(raw: string, at: number): boolean {
  if (raw.charAt(at - 1) !== '!') return false;
  let slashes = 0;
  while (raw.charAt(at - 2 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 0;
}

/**
 * A run of `*` or `_`. One that can only close takes the nearest that can only open, if both are alike;
 * then all their characters go, whatever emphasis they stand for. The rest is for the parser.
 */
function readRun(raw: string, region: Region, at: number): number | null {
  const end = endOfRun(raw, at);
  const character = raw.charAt(at);
  const before = characterClass(raw.charAt(at - 1));
  const after = characterClass(raw.charAt(end));
  const left = after === 'word' || (after === 'punctuation' && before !== 'word');
  const right = before === 'word' || (before === 'punctuation' && after !== 'word');
  const opens = character === '*' ? left : left && (before !== 'word' || !right);
  const closes = character === '*' ? right : right && (after !== 'word' || !left);
  if (opens && closes) return null;
  const depth = region.brackets.length;
  if (opens) region.openers.push({ character, from: at, to: end, depth });
  else if (closes) {
    const opener = region.openers.at(-1);
    if (!opener) return end;
    const alike = opener.character === character && opener.to - opener.from === end - at;
    if (!alike || opener.depth !== depth) return null;
    region.openers.pop();
    region.edits.push({ from: opener.from, to: opener.to, filling: '' });
    region.edits.push({ from: at, to: end, filling: '' });
  }
  return end;
}

function characterClass(character: string): 'space' | 'punctuation' | 'word' {
  if (character === '' || /^\s/.test(character)) return 'space';
  return /^[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'word';
}

function endOfRun(raw: string, at: number): number {
  const character = raw.charCodeAt(at);
  let end = at + 1;
  while (raw.charCodeAt(end) === character) end += 1;
  return end;
}

function matchAt(pattern: RegExp, raw: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(raw)?.[0] ?? null;
}
