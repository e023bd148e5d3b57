// Inline tags out of a source and into it: the text stays to the letter, and there and back the tags are
// the same.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertTags, type NewTag } from '../../src/corpus/insert-tags.ts';
import { removeTags } from '../../src/corpus/remove-tags.ts';
import { readSource, tagKeys } from '../../src/corpus/tag-markup.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

function remove(source: string): string {
  return removeTags(source, () => true).source;
}

describe('taking tags out', () => {
  test.each([
    ['They :trust[rely *on* us]{coder=yw memo="a ] b"}.', 'They rely *on* us.'],
    [':a[one :b[two] three]', 'one two three'],
    [':a[one \\] two] and :a[`x`]', 'one \\] two and `x`'],
    ['One.\n\n:::a\n\nTwo.\n\n:::\n\nThree.\n', 'One.\n\n\nTwo.\n\n\nThree.\n'],
    ['One.\n:::a\nTwo.\n:::\nThree.\n', 'One.\n\nTwo.\n\nThree.\n'],
    ['::::a\n:::b\nTwo.\n:::\n::::\n', '\nTwo.\n\n'],
    ['> :::a{coder=x}\n> Two.\n> :::\n', '> \n> Two.\n> \n'],
    ['---\ntitle: T\n---\r\nOne :a[two]\r\n', '---\ntitle: T\n---\r\nOne two\r\n'],
  ])('%j', (before, after) => {
    expect(readSource(remove(before)).text).toBe(readSource(before).text);
    expect(remove(before).replaceAll(/\n{2,}/g, '\n\n')).toBe(after.replaceAll(/\n{2,}/g, '\n\n'));
    expect(readSource(remove(before)).tags).toEqual([]);
  });

  test('only those that are wanted', () => {
    const source = ':a[one]{coder=x} :a[two]{coder=y}';
    const { source: after } = removeTags(source, ({ attributes }) => attributes.coder === 'x');
    expect(after).toBe('one :a[two]{coder=y}');
  });
});

function tag(text: string, words: string, name = 'a'): NewTag {
  const start = text.indexOf(words);
  return { start, end: start + words.length, name, attributes: {} };
}

describe('writing tags', () => {
  test.each([
    ['They rely on us.', 'rely on', 'They :a[rely on] us.'],
    ['They **rely on** us.', 'rely on', 'They **:a[rely on]** us.'],
    ['They **rely on** us.', 'rely on us', 'They :a[**rely on** us].'],
    ['They [rely](http://rely.us) on us.', 'They rely', ':a[They [rely](http://rely.us)] on us.'],
    ['1. 1 apple\n', '1 apple', '1. :a[1 apple]\n'],
    ['A \\* b &amp; c.', '* b &', 'A :a[\\* b &amp;] c.'],
    ['See ] there.', ']', 'See :a[\\]] there.'],
    ['One\ntwo.', 'One two', ':a[One\ntwo].'],
    ['| a | b |\n| - | - |\n| x y | z |\n', 'x y', '| a | b |\n| - | - |\n| :a[x y] | z |\n'],
    ['# One\n\nTwo.\n\nThree.\n', 'One\nTwo.', ':::a\n\n# One\n\nTwo.\n\n:::\n\nThree.\n'],
    ['高度依赖政府。', '依赖', '高度:a[依赖]政府。'],
  ])('%j, %j', (source, words, after) => {
    const { text } = readSource(source);
    const result = insertTags(source, [tag(text, words)]);
    expect(result.left).toEqual([]);
    expect(result.source.replaceAll(/\n{2,}/g, '\n\n')).toBe(after);
  });

  test('crossing tags: the second one is given back', () => {
    const tags = [tag('one two three', 'one two'), tag('one two three', 'two three', 'b')];
    const { source, left } = insertTags('one two three', tags);
    expect(source).toBe(':a[one two] three');
    expect(left).toEqual([tags[1]]);
  });

  test('attributes are read again as they were', () => {
    const attributes = {
      coder: 'ana',
      memo: 'He said "no" & left;\nthen {x} ]',
      stance: 'disputes',
    };
    const { source } = insertTags('one two', [{ ...tag('one two', 'two'), attributes }]);
    expect(readSource(source).tags[0]?.attributes).toEqual(attributes);
  });
});

const files = readdirSync(join(REPOSITORY, 'corpus'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(REPOSITORY, 'corpus', name), 'utf8'));

test('the shipped documents: out and in again, every tag has its stretch', () => {
  let count = 0;
  for (const source of files) {
    const document = readSource(source);
    const without = removeTags(source, () => true);
    expect(without.left).toEqual([]);
    expect(readSource(without.source).hash).toBe(document.hash);
    const again = insertTags(without.source, document.tags);
    expect(again.left).toEqual([]);
    expect(tagKeys(readSource(again.source).tags)).toEqual(tagKeys(document.tags));
    count += document.tags.length;
  }
  expect(count).toBeGreaterThan(50);
});

test('any stretches of any document: what is written comes back, and the text never changes', () => {
  const piece = fc.constantFrom(
    ...[
      'word ',
      '信任',
      '*',
      '**',
      '`',
      '[x](http://x.y)',
      '&amp;',
      '\\*',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '1. ',
      '# ',
      ']',
      '[',
      '😀',
      '<b>',
      'a_b_c',
      '| a | b |\n| - | - |\n| c | d |\n',
      '```\ncode\n```\n',
      ':x[y]',
      '[^1]',
    ],
  );
  let [written, left] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 25 }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('a', 'b')), {
        minLength: 1,
        maxLength: 4,
      }),
      (pieces, spans) => {
        const source = pieces.join('');
        const { text, tags, hash } = readSource(source);
        const wanted = spans.flatMap(([from, length, name]): NewTag[] => {
          if (text.length === 0) return [];
          const raw = from % text.length;
          const stretch = text.slice(raw, raw + 1 + (length % 30));
          const start = raw + stretch.length - stretch.trimStart().length;
          const end = start + stretch.trim().length;
          return start < end ? [{ start, end, name, attributes: { coder: 'ana' } }] : [];
        });
        const result = insertTags(source, wanted);
        const document = readSource(result.source);
        expect(document.hash).toBe(hash);
        expect(tagKeys(document.tags)).toEqual(tagKeys([...tags, ...result.written]));
        expect(result.written.length + result.left.length).toBe(wanted.length);
        const back = removeTags(result.source, ({ attributes }) => attributes.coder === 'ana');
        expect(readSource(back.source).hash).toBe(hash);
        written += result.written.length;
        left += result.left.length;
      },
    ),
    { numRuns: 100 },
  );
  // Markup that is cut in two is common here, and rare in documents.
  expect(written).toBeGreaterThan(left);
});
