// Every kind of page passes axe-core, by day and by night, wide and narrow.
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { shippedStudy } from '../cli/run-axial.ts';
import { fromFolder, openPage, publish } from './site-browser.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let site = '';

beforeAll(async () => {
  site = await publish(shippedStudy());
});

const PAGES = ['search.html?q=trust', 'documents/papers/jing-chen-2012.html'];

test.each(PAGES)('%s has no violation', async (address) => {
  for (const options of [
    { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
  ] as const) {
    const { page } = await openPage(options);
    await page.goto(fromFolder(site, address));
    if (address.startsWith('search')) await page.waitForSelector('#hits[data-total]');
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
    expect(found).toEqual([]);
  }
});
