// Runs every example of docs/query-language.md, in the forms that the page explains.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { formatQueryError } from '../../src/query/query-error.ts';
import { mark } from './marked.ts';

const manual = readFileSync(new URL('../../docs/query-language.md', import.meta.url), 'utf8');

/** Rows of the tables whose second head is the given one. */
function rowsUnder(head: string): string[][] {
  const rows: string[][] = [];
  let wanted = false;
  for (const line of manual.split('\n')) {
    if (!line.startsWith('|')) wanted = false;
    else if (line.startsWith('| query |') || line.startsWith('| form |'))
      wanted = line.includes(head);
    else if (wanted && !line.startsWith('| ---'))
      rows.push(
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
  }
  return rows;
}

/** The parts of a cell in backticks. */
function codeOf(cell: string): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code);
}

function fenced(info: string): string[] {
  return Array.from(
    manual.matchAll(new RegExp(`\`\`\`${info}\\n([^]*?)\\n\`\`\``, 'g')),
    ([, body = '']) => body,
  );
}

const examples = rowsUnder('in the text').map(([query = '', text = '']) => ({
  query: codeOf(query)[0] ?? '',
  text,
}));

it('has examples', () => expect(examples.length).toBeGreaterThan(50));

describe('examples', () => {
  it.each(examples)('$query: $text', ({ query, text }) => {
    const bare = text.replace(/^[✓✗] |[⟦⟧]/g, '');
    const holds = text.startsWith('✗') ? null : text.replace('✓ ', '');
    expect(mark(query, bare)).toBe(holds);
    if (!/^[✓✗]/.test(text)) expect(text).toContain('⟦');
  });
});

describe('queries that stand alone', () => {
  const queries = fenced('query').flatMap((body) => body.split('\n'));
  it('are there', () => expect(queries.length).toBeGreaterThan(10));

  it.each([...queries, ...rowsUnder('meaning').flatMap(([cell = '']) => codeOf(cell))])(
    '%s',
    (query) => {
      expect(parseQuery(query)).toMatchObject({ ok: true });
    },
  );
});

describe('errors', () => {
  const errors = fenced('query-error');
  it('are there', () => expect(errors.length).toBeGreaterThan(2));

  it.each(errors)('%s', (shown) => {
    const query = shown.split('\n')[0] ?? '';
    const result = parseQuery(query);
    expect(result.ok ? 'accepted' : formatQueryError(query, result.error)).toBe(shown);
  });
});
