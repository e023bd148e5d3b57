// Codings that stand in the document itself: inline tags, and `codes:` in the front matter.
import type { Codebook } from '../codebook/codebook.ts';
import type { InlineTag, SourceDocument } from '../corpus/source-document.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import type { Coding, Stance } from './coding.ts';
import { computedIds } from './computed-id.ts';

const STANCES: readonly Stance[] = ['supports', 'disputes', 'mixed'];
/** A coder's slug, as `axial config coder` makes it. */
const CODER = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}-]*$/u;
const ATTRIBUTES = ['memo', 'coder', 'stance'];

/** The document's own codings, in the order of the text, and what is wrong with its tags. */
export function inlineCodings(
  document: SourceDocument,
  codebook: Codebook,
): { codings: Coding[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const ids = computedIds(document.id);
  const codings: Coding[] = [];

  const { codes, codePlaces } = document.metadata;
  for (const code of new Set(codes)) {
    if (!codebook.codes.has(code)) {
      const { line = null, column = null } = codePlaces?.[codes.indexOf(code)] ?? {};
      diagnostics.push(unknownCode(code, codebook, { file: document.file, line, column }));
      continue;
    }
    codings.push({
      id: ids.next('d', code, '', ''),
      document: document.id,
      code,
      origin: 'document',
      coder: null,
      start: 0,
      end: document.text.length,
      quote: '',
      status: 'anchored',
      stance: null,
      memo: null,
      rule: null,
    });
  }

  for (const tag of document.tags) {
    const place = { file: document.file, line: tag.line, column: tag.column };
    if (!codebook.codes.has(tag.name)) {
      diagnostics.push(unknownCode(tag.name, codebook, place));
      continue;
    }
    diagnostics.push(...attributeFindings(tag, place));
    const quote = document.text.slice(tag.start, tag.end);
    const coder = tag.attributes.coder || null;
    codings.push({
      id: ids.next('i', tag.name, coder ?? '', quote),
      document: document.id,
      code: tag.name,
      origin: 'inline',
      coder,
      start: tag.start,
      end: tag.end,
      quote,
      status: 'anchored',
      stance: stanceOf(tag),
      memo: tag.attributes.memo || null,
      rule: null,
    });
  }
  return { codings, diagnostics };
}

function stanceOf(tag: InlineTag): Stance | null {
  return STANCES.find((stance) => stance === tag.attributes.stance) ?? null;
}

type Place = Pick<Diagnostic, 'file' | 'line' | 'column'>;

function unknownCode(code: string, codebook: Codebook, place: Place): Diagnostic {
  const near = nearest(code, codebook.codes.keys());
  return {
    rule: 'unknown-code',
    severity: 'error',
    message: `The codebook has no code "${code}".`,
    ...place,
    hint: near
      ? `Did you mean "${near}"?`
      : 'Add the code to the codebook, or correct its id here.',
  };
}

function attributeFindings(tag: InlineTag, place: Place): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const { stance } = tag.attributes;
  if (stance !== undefined && stanceOf(tag) === null) {
    const near = nearest(stance, STANCES);
    findings.push({
      rule: 'unknown-stance',
      severity: 'error',
      message: `"${stance}" is no stance.`,
      ...place,
      hint: near ? `Did you mean "${near}"?` : `Use one of ${STANCES.join(', ')}.`,
    });
  }
  const { coder } = tag.attributes;
  if (coder !== undefined && !CODER.test(coder)) {
    findings.push({
      rule: 'coder-name',
      severity: 'warning',
      message: `"${coder}" is no short name of a coder.`,
      ...place,
      hint: 'Use small letters, digits and hyphens, as the folder of the ledgers has them.',
    });
  }
  for (const name of Object.keys(tag.attributes)) {
    if (ATTRIBUTES.includes(name)) continue;
    const near = nearest(name, ATTRIBUTES);
    findings.push({
      rule: 'unknown-attribute',
      severity: 'warning',
      message: `The tag :${tag.name} has an attribute "${name}" that Axial does not read.`,
      ...place,
      hint: near ? `Did you mean "${near}"?` : `Tags take ${ATTRIBUTES.join(', ')}.`,
    });
  }
  return findings;
}
