// A corpus that is too large for a search in the browser is published without one, and the site says so.
import { expect, test } from 'vitest';
import { MOST_SEARCHABLE, publishSite } from '../../src/site/publish-site.ts';
import { codingOn, smallCodebook, smallDocument } from '../analysis/small-corpus.ts';

const DOCUMENT = smallDocument('d', '# A title\n\nSome words.\n');
const CODING = codingOn(DOCUMENT, 'words', { code: 'a' });

async function publish(documents: number) {
  const files = new Map<string, string>();
  const coded = Array.from({ length: documents }, (_, number) => {
    const id = `d${number}`;
    return {
      document: { ...DOCUMENT, id, file: `corpus/${id}.md` },
      codings: [{ ...CODING, document: id }],
      done: [],
    };
  });
  const site = await publishSite(
    { codebook: smallCodebook({ a: null }), documents: () => coded },
    {
      title: 'Many',
      version: '0',
      unit: 'document',
      variables: [],
      exclude: [],
      evidence: { decisions: [], samples: [], machines: [], split: null, ledgers: '' },
      references: [],
      columns: { variables: [], fields: [] },
      withoutText: false,
      assets: [],
      write: ({ name, content }) => files.set(name, content),
    },
  );
  return { site, files };
}

test('with 2,000 documents there is a search, with one more there is none', async () => {
  const most = await publish(MOST_SEARCHABLE);
  expect(most.site.search?.parts).toBeGreaterThan(2);
  expect(most.site.leftOut).toEqual([]);
  expect(most.files.has('search.html')).toBe(true);
  const more = await publish(MOST_SEARCHABLE + 1);
  expect(more.site.search).toBeNull();
  expect(more.site.leftOut[0]).toMatch(
    /^The search is left out: with 2001 documents .*axial search/,
  );
  expect([...more.files.keys()].filter((name) => name.startsWith('search'))).toEqual([]);
  expect(more.files.get('index.html')).toContain('The search is left out');
  expect(more.files.get('documents/d2000.html')).not.toContain('site-search');
});
