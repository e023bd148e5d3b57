// Cuts tagged bibliographies into records: RIS (`TY  - JOUR`), Web of Science (`PT J`), and the EndNote
// form that CNKI exports (`%0 Journal Article`). Tags are given as RIS has them.
import { type Finding, findingMaker } from './finding.ts';

export interface TaggedRecord {
  /** As the file writes it: `JOUR`, `J`, `Journal Article`. */
  readonly type: string;
  /** By RIS tag: the values in the order of the file. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly line: number;
}

export type TaggedDialect = 'ris' | 'web-of-science' | 'endnote';

/** How a dialect writes a line, and what its tags are in RIS. */
interface Grammar {
  readonly tagLine: RegExp;
  readonly begins: string;
  readonly ends: string | null;
  /** Tags whose further lines are values of their own, not one text that goes on. */
  readonly listTags: ReadonlySet<string>;
  readonly tags: Readonly<Record<string, string>> | null;
}

const RIS: Grammar = {
  tagLine: /^\s{0,3}([A-Z][A-Z0-9]) {1,2}- ?(.*)$/,
  begins: 'TY',
  ends: 'ER',
  listTags: new Set(),
  tags: null,
};

const WEB_OF_SCIENCE: Grammar = {
  tagLine: /^([A-Z][A-Z0-9])(?: (.*))?$/,
  begins: 'PT',
  ends: 'ER',
  listTags: new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'CA', 'GP']),
  tags: {
    AU: 'AU',
    AF: 'AF',
    CA: 'CA',
    BE: 'A2',
    TI: 'TI',
    SO: 'T2',
    SE: 'T3',
    PY: 'PY',
    PD: 'DA',
    VL: 'VL',
    IS: 'IS',
    BP: 'SP',
    EP: 'EP',
    AR: 'AR',
    DI: 'DO',
    AB: 'AB',
    DE: 'KW',
    DT: 'M3',
    LA: 'LA',
    PU: 'PB',
    PI: 'CY',
    SN: 'SN',
    BN: 'BN',
    CT: 'C3',
    CL: 'C1',
    UT: 'AN',
  },
};

const ENDNOTE: Grammar = {
  tagLine: /^%(\S)(?:\s(.*))?$/,
  begins: '0',
  ends: null,
  listTags: new Set(),
  tags: {
    A: 'AU',
    E: 'A2',
    Y: 'A3',
    '?': 'A4',
    T: 'TI',
    '!': 'ST',
    J: 'T2',
    B: 'T2',
    S: 'T3',
    D: 'PY',
    '8': 'DA',
    V: 'VL',
    N: 'IS',
    P: 'SP',
    I: 'PB',
    C: 'CY',
    '@': 'SN',
    R: 'DO',
    U: 'UR',
    '[': 'Y2',
    K: 'KW',
    X: 'AB',
    Z: 'N1',
    G: 'LA',
    '9': 'M3',
    '7': 'ET',
    F: 'ID',
    M: 'AN',
    '6': 'NV',
    '&': 'SE',
  },
};

const GRAMMARS: Readonly<Record<TaggedDialect, Grammar>> = {
  ris: RIS,
  'web-of-science': WEB_OF_SCIENCE,
  endnote: ENDNOTE,
};

/** Which form a file has, by its first line with a type. */
export function taggedDialect(text: string): TaggedDialect {
  const first = /^(?:\ufeff)?[ \t]*(?:(TY) {1,2}-|(FN|PT|VR) |(%0)\s)/m.exec(
    text.slice(0, 100_000),
  );
  if (first?.[3]) return 'endnote';
  return first?.[2] ? 'web-of-science' : 'ris';
}

/** The records of a file. Lines before the first record, and records without end, are reported. */
export function scanTagged(
  text: string,
  { file, dialect }: { readonly file: string; readonly dialect: TaggedDialect },
): { records: TaggedRecord[]; findings: Finding[] } {
  const grammar = GRAMMARS[dialect];
  const make = findingMaker(file);
  const findings: Finding[] = [];
  const records: TaggedRecord[] = [];
  let open: OpenRecord | null = null;
  const close = (): void => {
    if (open) records.push({ type: open.type, fields: open.fields, line: open.line });
    open = null;
  };
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (const [index, line] of lines.entries()) {
    const [, tag, value = ''] = grammar.tagLine.exec(line) ?? [];
    if (tag === undefined) {
      if (open) continueField(open, line, grammar);
      else if (line.trim() !== '' && records.length === 0 && findings.length === 0) {
        const message = 'This line stands before the first entry and is passed over.';
        findings.push(make('line-outside-entry', 'warning', index + 1, message));
      }
    } else if (tag === grammar.begins) {
      if (open && grammar.ends !== null) findings.push(unended(open, grammar.ends, make));
      close();
      open = { type: value.trim(), fields: new Map(), line: index + 1, tag: null };
    } else if (tag === grammar.ends) close();
    else if (open) addField(open, tag, { value, grammar });
  }
  if (open && grammar.ends !== null) findings.push(unended(open, grammar.ends, make));
  close();
  return { records, findings };
}

interface OpenRecord {
  readonly type: string;
  readonly fields: Map<string, string[]>;
  readonly line: number;
  /** The file's tag of the field that was read last; null before the first. */
  tag: string | null;
}

function addField(
  record: OpenRecord,
  tag: string,
  { value, grammar }: { readonly value: string; readonly grammar: Grammar },
): void {
  record.tag = tag;
  const name = risTag(tag, grammar);
  if (name === null || value.trim() === '') return;
  const values = record.fields.get(name);
  if (values) values.push(value.trim());
  else record.fields.set(name, [value.trim()]);
}

/** A line without a tag goes on with the field above it: a further value of a list, or more text. */
function continueField(record: OpenRecord, line: string, grammar: Grammar): void {
  const text = line.trim();
  if (text === '' || record.tag === null) return;
  const name = risTag(record.tag, grammar);
  const values = name === null ? undefined : record.fields.get(name);
  if (values === undefined) return;
  const last = values.pop();
  if (last === undefined) values.push(text);
  else if (grammar.listTags.has(record.tag)) values.push(last, text);
  else values.push(`${last} ${text}`);
}

function risTag(tag: string, grammar: Grammar): string | null {
  if (grammar.tags === null) return tag;
  return (Object.hasOwn(grammar.tags, tag) ? grammar.tags[tag] : null) ?? null;
}

function unended(record: OpenRecord, end: string, make: ReturnType<typeof findingMaker>): Finding {
  const message = `The entry that begins here has no line "${end}" at its end; what was found of it is read.`;
  return make('unended-entry', 'warning', record.line, message);
}
