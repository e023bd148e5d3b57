// Golden documents: one construct a pair `name.md`, `name.txt`, written by hand from the rules. To add
// one, write both files; docs/text-model.md says what the lines of the text file mean.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';
import { showDocument } from './show-document.ts';

const folder = fileURLToPath(new URL('../golden/projection/', import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -3));

describe('the projection of', () => {
  it.each(names)('%s', (name) => {
    const document = readDocument(readFileSync(`${folder}${name}.md`), {
      id: name,
      file: `${name}.md`,
    });
    expect(showDocument(document)).toBe(readFileSync(`${folder}${name}.txt`, 'utf8'));
  });
});
