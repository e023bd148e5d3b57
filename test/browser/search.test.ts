// The search of the published site against the command line: the same hits, from a folder and from a
// web server, without a request to elsewhere.
import { beforeAll, describe, expect, test } from 'vitest';
import { axial, shippedStudy } from '../cli/run-axial.ts';
import { QUERIES } from './queries.ts';
import {
  elsewhere,
  fromFolder,
  type HitPlace,
  openPage,
  openSearch,
  publish,
  serveSite,
  shownHits,
  typeSearch,
} from './site-browser.ts';

let study = '';
let site = '';

beforeAll(async () => {
  study = shippedStudy();
  site = await publish(study);
});

interface CommandHits {
  readonly total: number;
  readonly hits: readonly HitPlace[];
}

async function commandHits(query: string, unit: string): Promise<CommandHits> {
  const { out } = await axial(study, 'search', query, '--unit', unit, '--limit', '0', '--json');
  return JSON.parse(out) as CommandHits;
}

function places(hits: readonly HitPlace[]): string[] {
  return hits.map(({ document, line }) => `${document}:${line}`).sort();
}

test('there are a hundred different queries', () => {
  expect(new Set(QUERIES.map(([query, unit]) => `${query} ${unit}`)).size).toBeGreaterThanOrEqual(
    100,
  );
});

describe('the hits of axial search', () => {
  const PARTS = 4;
  test.each(Array.from({ length: PARTS }, (_, part) => [part + 1, PARTS]))(
    'are those of the site, part %i of %i',
    async (part) => {
      const { page, requests, errors } = await openPage();
      const root = fromFolder(site, '');
      let found = 0;
      const queries = QUERIES.filter((_, at) => at % PARTS === part - 1);
      for (const [place, [query, unit = 'paragraph']] of queries.entries()) {
        const asked = { query, unit };
        const wanted = await commandHits(query, unit);
        if (place < 3) await openSearch(page, root, asked);
        else await typeSearch(page, asked);
        const shown = await shownHits(page, asked);
        expect(shown.total, query).toBe(wanted.total);
        expect(places(shown.hits), query).toEqual(places(wanted.hits));
        found += shown.total > 0 ? 1 : 0;
      }
      expect(found).toBeGreaterThan(15);
      expect(errors).toEqual([]);
      expect(elsewhere(requests, root)).toEqual([]);
    },
  );
});

test('from a web server the same page answers, and asks only that server', async () => {
  const root = await serveSite(site);
  const { page, requests, errors } = await openPage();
  const query = 'lack* NEAR/4 trust';
  const wanted = await commandHits(query, 'paragraph');
  await openSearch(page, root, { query });
  const shown = await shownHits(page, { query });
  expect(wanted.total).toBeGreaterThan(0);
  expect(shown.hits).toEqual(wanted.hits.map(({ document, line }) => ({ document, line })));
  expect(errors).toEqual([]);
  expect(elsewhere(requests, root)).toEqual([]);
});
