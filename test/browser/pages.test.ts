// The pages in use: notes open on a click and by keyboard, links lead to their place, and nothing that
// stands in a study becomes part of a page.
import { beforeAll, expect, test } from 'vitest';
import { shippedStudy } from '../cli/run-axial.ts';
import { smallStudy } from '../cli/small-study.ts';
import { fromFolder, openPage, openSearch, publish, serveSite, shownHits } from './site-browser.ts';

const EVIL = '<script>window.hit = 1</script><img src=x onerror="window.hit = 1">"\'&amp;';
const FRONT_MATTER = `---\ntitle: ${JSON.stringify(EVIL)}\nauthors: [${JSON.stringify(EVIL)}]\njurisdiction: ${JSON.stringify(EVIL)}\nurl: "javascript:window.hit=1"\n---\n\n`;

const CODES = Array.from(
  { length: 300 },
  (_, index) =>
    `- id: code-${index}\n  name: ${JSON.stringify(`Code ${index} ${EVIL}`)}\n  definition: ${JSON.stringify(EVIL)}\n`,
);

const FILES = {
  'axial.yaml': `title: ${JSON.stringify(`Study ${EVIL}`)}\n`,
  'codebook/codes.yaml': CODES.join(''),
  'corpus/a b.md': `${FRONT_MATTER}First \`${EVIL}\` then :code-1[a coded \`<b>${EVIL}</b>\` stretch]{coder=yw memo="<script>window.hit=1</script>"} and :code-2[another :code-3[one inside] it].\n\nThe last\nparagraph of\nthree lines.\n`,
  'corpus/x#y?z.md': `${FRONT_MATTER}Text with :code-4[a stretch].\n`,
  'corpus/依赖/政府 购买.md': `${FRONT_MATTER}政府:code-5[购买服务]的:code-6[关系]。\n`,
};

let site = '';

beforeAll(async () => {
  site = await publish(smallStudy(FILES));
});

test('no text becomes markup or script, from a folder and from a server; every link leads to a page', async () => {
  const { page, errors } = await openPage();
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  const root = await serveSite(site);
  const seen = new Set<string>();
  const open = [`${root}index.html`];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    await page.goto(next, { waitUntil: 'domcontentloaded' });
    const state = await page.evaluate(() => ({
      hit: (window as unknown as { hit?: number }).hit,
      bad: document.querySelectorAll('main img[src="x"], main b, a[href^="javascript"]').length,
      missing: [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
      links: [...document.querySelectorAll<HTMLAnchorElement>('main a[href], nav a[href]')].map(
        (link) => link.href,
      ),
    }));
    expect([next, state.hit, state.bad, state.missing]).toEqual([next, undefined, 0, []]);
    for (const link of state.links) {
      const [target = ''] = link.split('#');
      // Of three hundred pages of codes that look alike, those with a quotation are enough.
      const isUnused = /codes\/code-(?![1-6]\.)\d+\.html/.test(target);
      if (seen.has(target) || isUnused) continue;
      seen.add(target);
      open.push(target);
    }
  }
  expect(seen.size).toBeGreaterThan(18);
  expect(failed).toEqual([]);
  expect(errors).toEqual([]);
});

test('every hit of the search leads to its line', async () => {
  const { page, errors } = await openPage();
  const query = 'title:script';
  await openSearch(page, fromFolder(site, ''), { query });
  const { hits } = await shownHits(page, { query });
  expect(new Set(hits.map(({ document }) => document))).toEqual(
    new Set(['a b', 'x#y?z', '依赖/政府 购买']),
  );
  const links = await page
    .locator('#hits .hit-source a')
    .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  for (const [index, link] of links.entries()) {
    await page.goto(link);
    expect(await page.locator(':target').getAttribute('id')).toBe(`L${hits[index]?.line}`);
  }
  expect(errors).toEqual([]);
});

test('a click on coded words opens their notes, and a link to a coding does', async () => {
  const { page } = await openPage();
  await page.goto(fromFolder(site, 'documents.html'));
  await page.locator('#document-list a').first().click();
  await page.getByText('one inside').click();
  const open = page.locator('details.note[open]');
  expect(await open.locator('.note-name').allInnerTexts()).toEqual([
    expect.stringContaining('Code 2'),
    expect.stringContaining('Code 3'),
  ]);
  await page.locator('details.note').first().locator('summary').focus();
  await page.keyboard.press('Enter');
  const first = page.locator('details.note').first();
  expect(await first.locator('.memo').textContent()).toBe('<script>window.hit=1</script>');
  const address = await first
    .locator('.permalink')
    .first()
    .evaluate((link) => (link as HTMLAnchorElement).href);
  const other = await openPage();
  await other.page.goto(address);
  expect(await other.page.locator('details.note[open]').count()).toBe(1);
  expect(await other.page.locator(':target').count()).toBe(1);
});

test('the legend hides a code in text and margin', async () => {
  const { page } = await openPage();
  await page.goto(fromFolder(site, 'documents.html'));
  await page.locator('#document-list a').first().click();
  await page.locator('.legend input').first().uncheck();
  expect(await page.locator('details.note').first().isHidden()).toBe(true);
  expect(await page.locator('mark.off').count()).toBeGreaterThan(0);
});

test('the list of documents can be narrowed and sorted', async () => {
  const { page } = await openPage();
  await page.goto(fromFolder(site, 'documents.html'));
  await page.fill('#filter', 'nothing like it');
  expect(await page.locator('#filter-count').textContent()).toBe('0 of 3');
  await page.getByRole('button', { name: 'Codings' }).click();
  expect(await page.locator('th[aria-sort]').textContent()).toContain('Codings');
});

test('a wrong query says what is wrong, and where', async () => {
  const { page } = await openPage();
  await page.goto(fromFolder(site, `search.html?q=${encodeURIComponent('a NEAR b')}`));
  const error = page.locator('#search-status .query-error');
  await error.waitFor();
  expect(await error.textContent()).toMatch(/a NEAR b\n {2}\^\^\^\^\n.*distance/);
  const list = page.locator('#hits');
  expect(await list.getAttribute('data-total')).toBe('0');
  expect(await list.getAttribute('data-error')).toContain('distance');
  await page.goto(fromFolder(site, `search.html?q=${encodeURIComponent('@code-x')}`));
  await error.waitFor();
  expect(await error.textContent()).toContain('There is no code "code-x".');
});

test('a search without a hit ends, too: the list is there, empty, with its total', async () => {
  const { page } = await openPage();
  await page.goto(fromFolder(site, 'search.html?q=nothinglikethis'));
  const list = await page.waitForSelector('#hits[data-total]', { state: 'visible' });
  expect(await list.getAttribute('data-total')).toBe('0');
  expect(await list.getAttribute('data-error')).toBeNull();
  expect(await page.locator('#hits [data-document]').count()).toBe(0);
});

test('a printed review table is whole, on pages laid across', async () => {
  const { page } = await openPage();
  await page.emulateMedia({ media: 'print' });
  // A4 across, less its margins, in CSS pixels.
  await page.setViewportSize({ width: 1032, height: 700 });
  const study = await publish(shippedStudy());
  await page.goto(fromFolder(study, 'table.html'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1032);
  expect(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('page'))).toBe(
    'wide',
  );
});

test('where no worker can be made, the page itself searches', async () => {
  const { page, errors } = await openPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', { value: undefined });
  });
  await openSearch(page, fromFolder(site, ''), { query: '购买' });
  expect(await shownHits(page, { query: '购买' })).toMatchObject({ total: 1 });
  expect(errors).toEqual([]);
});
