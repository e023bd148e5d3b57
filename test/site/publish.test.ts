// What the site holds and what it does not: without text, for some coders, under other names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpack } from '../../src/site/client/pack.ts';
import type { SearchShard } from '../../src/site/client/search-data.ts';
import { axial, scratchFolder } from '../cli/run-axial.ts';
import { smallStudy } from '../cli/small-study.ts';

const WORDS = Array.from({ length: 60 }, (_, index) => `marker${index}word`);

const FILES = {
  'codebook/codes.yaml':
    '- id: trust\n  name: Trust\n  definition: Says trust.\n  rules: [{ id: says-trust, query: trust, span: match }]\n- id: law\n  name: Law\n  definition: Says law.\n',
  'corpus/a.md': `---\ntitle: Long\n---\n\n${WORDS.slice(0, 30).join(' ')} trust ${WORDS.slice(30).join(' ')}\n\nA secretparagraph that nobody coded.\n`,
  'corpus/b.md':
    'Here :law[the law of annamueller]{coder=annamueller memo="says so"} stands.\n\nAnd :law[another law]{coder=boschmidt}.\n',
};

async function publish(...options: readonly string[]): Promise<string> {
  const folder = join(scratchFolder(), 'site');
  const { code, err } = await axial(smallStudy(FILES), 'publish', '--out', folder, ...options);
  expect(err).toBe('');
  expect(code).toBe(0);
  return folder;
}

/** All text of a site: pages, and the data of the search unpacked. */
async function allText(site: string): Promise<string> {
  const texts: string[] = [];
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(html|js|json|css|svg)$/.test(name)) continue;
    const content = readFileSync(join(site, name), 'utf8');
    texts.push(name, content);
    if (name.startsWith('search')) texts.push(JSON.stringify(await dataOf(site, name)));
  }
  return texts.join('\n');
}

async function dataOf(site: string, name: string): Promise<unknown> {
  const packed = /="([^"]*)"$/.exec(readFileSync(join(site, name), 'utf8').trim())?.[1];
  return packed === undefined ? null : unpack(packed);
}

test('without text: 25 words around each quotation, and no other word of the text', async () => {
  const text = await allText(await publish('--without-text'));
  const around = [...WORDS.slice(5, 30), ...WORDS.slice(30, 55)];
  for (const word of WORDS)
    expect([word, text.includes(word)]).toEqual([word, around.includes(word)]);
  expect(text).not.toContain('secretparagraph');
  expect(text).toContain('[…]');
});

test('with text, everything is there', async () => {
  const text = await allText(await publish());
  for (const word of [...WORDS, 'secretparagraph', 'annamueller', 'boschmidt']) {
    expect(text).toContain(word);
  }
});

test('pseudonyms stand for coders on every page and in the search', async () => {
  const site = await publish('--pseudonyms');
  const text = await allText(site);
  // The coder's name also stands in the source's own words, which no option changes.
  expect(text).toContain('the law of annamueller');
  expect(text.replaceAll('law of annamueller', '').match(/boschmidt|, annamueller/g)).toBeNull();
  const shard = (await dataOf(site, 'search/texts-0.js')) as SearchShard;
  const coders = shard.documents.flatMap(({ codings }) => codings.map((coding) => coding[4]));
  expect(coders).toEqual([null, 'coder-1', 'coder-2']);
});

test('a page gives the reference of the bibliography, with the letter that tells two of a year apart', async () => {
  const folder = join(scratchFolder(), 'site');
  const study = smallStudy({
    'codebook/codes.yaml': FILES['codebook/codes.yaml'],
    'corpus/a.md': '---\ntitle: A\ncitekey: lee-a\n---\n\nOne.\n',
    'corpus/b.md': '---\ntitle: B\ncitekey: lee-b\n---\n\nTwo.\n',
    'corpus/references.bib': `@article{lee-a, author={Lee, Ann}, title={Apples}, journal={Fruit}, year=2019, volume=3, pages={1--9}}
@article{lee-b, author={Lee, Ann}, title={Berries}, journal={Fruit}, year=2019, volume=4}
`,
  });
  const { code } = await axial(study, 'publish', '--out', folder);
  expect(code).toBe(0);
  const page = readFileSync(join(folder, 'documents/a.html'), 'utf8');
  expect(page.replace(/<[^>]+>/g, '')).toContain('Lee, A. (2019a). Apples. Fruit, 3, 1–9.');
  expect(readFileSync(join(folder, 'documents/b.html'), 'utf8')).toContain('(2019b)');
});

test('only some origins, only some coders', async () => {
  const inline = await allText(await publish('--origin', 'inline'));
  expect(inline).not.toContain('id="c-r-');
  expect(inline).toContain('id="c-i-');
  const ofOne = await publish('--coder', 'boschmidt');
  const pages = readFileSync(join(ofOne, 'documents/b.html'), 'utf8');
  expect(pages.match(/id="c-/g)).toHaveLength(1);
  expect(pages).not.toContain('says so');
});

test('the same study gives the same bytes', async () => {
  const [first, second] = [await publish(), await publish()];
  expect(await allText(first)).toBe(await allText(second));
});

test('the answer as JSON names what was written', async () => {
  const folder = join(scratchFolder(), 'site');
  const { out } = await axial(smallStudy(FILES), 'publish', '--out', folder, '--json');
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ format: 1, documents: 2, codes: 2, codings: 3, leftOut: [] });
  // Manifest, words, texts, codes, and four fields: document, language, rendition, title.
  expect(answer.search.parts).toBe(8);
  expect(answer.files).toBe(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
      .length - 1,
  );
});

test('a coding of the manifest’s documents leads to its page, whatever its name', async () => {
  const folder = join(scratchFolder(), 'site');
  const study = smallStudy({
    'codebook/codes.yaml': FILES['codebook/codes.yaml'],
    'corpus/a b.md': 'trust\n',
    'corpus/a-b.md': 'trust\n',
    'corpus/A-b.md': 'trust\n',
    'corpus/依赖.md': 'trust\n',
    'corpus/x#y?z.md': 'trust\n',
    'corpus/con.md': 'trust\n',
  });
  await axial(study, 'publish', '--out', folder);
  const { documents } = (await dataOf(folder, 'search/texts-0.js')) as SearchShard;
  const pages = documents.map(({ page }) => page);
  expect(new Set(pages.map((page) => page.toLowerCase())).size).toBe(6);
  expect(pages).toContain('documents/a-b.html');
  for (const page of pages) {
    expect(page).toMatch(/^documents\/[a-z0-9-]+\.html$/);
    expect(readFileSync(join(folder, page), 'utf8')).toContain('<mark');
  }
});
