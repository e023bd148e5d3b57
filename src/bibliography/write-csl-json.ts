// Writes references as CSL-JSON, for Zotero, Pandoc and every citation processor.
import { DATE_FIELDS, NAME_FIELDS, type Reference, TEXT_FIELDS } from './reference.ts';

/**
 * A CSL-JSON file: a list of items in the order given, fields in a fixed order, two blanks deep. Words
 * that BibTeX's braces protect stand in `<span class="nocase">`, which citation processors leave alone.
 */
export function writeCslJson(references: readonly Reference[]): string {
  return `${JSON.stringify(references.map(toCslItem), null, 2)}\n`;
}

/** One item of CSL-JSON. `other` fields come last, in the order in which they were read. */
export function toCslItem(reference: Reference): Record<string, unknown> {
  const item: Record<string, unknown> = { id: reference.id, type: reference.type };
  for (const field of [...NAME_FIELDS, ...DATE_FIELDS]) {
    if (reference[field] !== undefined) item[field] = reference[field];
  }
  for (const field of TEXT_FIELDS) {
    const text = reference[field];
    if (text === undefined) continue;
    const isTitle = field === 'title' || field === 'container-title';
    item[field] = isTitle ? markWords(text, reference.nocase ?? []) : text;
  }
  return { ...item, ...reference.other };
}

/** Puts runs of protected words into spans. */
function markWords(text: string, words: readonly string[]): string {
  if (words.length === 0) return text;
  const known = new Set(words);
  return text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu, (word) =>
    known.has(word) ? `<span class="nocase">${word}</span>` : word,
  );
}
