// Every kind of page passes axe-core, by day and by night, and fits a narrow screen.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axial, shippedStudy } from '../cli/run-axial.ts';
import { fromFolder, openPage, publish } from './site-browser.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
interface Axe {
  run(options: { readonly preload: boolean }): Promise<AxeResults>;
}

let site = '';
let study = '';

beforeAll(async () => {
  study = shippedStudy();
  site = await publish(study);
});

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const results = await page.evaluate(() =>
    // Style sheets of a folder cannot be fetched again; axe reads them as the browser has them.
    (window as unknown as { axe: Axe }).axe.run({ preload: false }),
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

const PAGES = [
  'index.html',
  'documents.html',
  'documents/papers/wang-new-era-purchases-zh.html',
  'codes.html',
  'codes/trust-deficit.html',
  'cooccurrence.html',
  'cooccurrence/dependence.html',
  'table.html',
  'search.html?q=trust',
];

test.each(PAGES)('%s has no violation, no error, and fits a narrow screen', async (address) => {
  const { page, errors } = await openPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
  });
  await page.goto(fromFolder(site, address));
  if (address.startsWith('search')) await page.waitForSelector('#hits[data-total]');
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await violations(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  expect(errors).toEqual([]);
});

test('the report of axial build as a page has none either', async () => {
  await axial(study, 'build', '--quiet');
  const { page, errors } = await openPage();
  await page.goto(pathToFileURL(join(study, 'reports/index.html')).href);
  expect(await page.locator('h1').textContent()).toContain('Government and social organisations');
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  expect(await violations(page)).toEqual([]);
  const broken = await page
    .locator('img')
    .evaluateAll((images) =>
      images.filter((image) => (image as HTMLImageElement).naturalWidth === 0),
    );
  expect(broken).toEqual([]);
  expect(errors).toEqual([]);
});
