// What the browser tests of a published site share: a page in the browser, the site from a folder or a
// web server, and the hits that the search page shows.
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { axial, scratchFolder } from '../cli/run-axial.ts';
import { startSiteServer } from './site-server.ts';

let browser: Browser | undefined;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser?.close();
});

/** A new page; whatever it asks for outside of its own place, and every error, is noted. */
export async function openPage(
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; requests: string[]; errors: string[] }> {
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { page, requests, errors };
}

/** Publishes a study into a new folder and gives the folder. */
export async function publish(study: string, ...options: readonly string[]): Promise<string> {
  const folder = join(scratchFolder(), 'site');
  const { code, err } = await axial(study, 'publish', '--out', folder, ...options);
  if (code !== 0) throw new Error(err);
  return folder;
}

/** Address of a page of a site that is opened from its folder. */
export function fromFolder(site: string, address: string): string {
  return `${pathToFileURL(join(site, '/')).href}${address}`;
}

export interface HitPlace {
  readonly document: string;
  readonly line: number;
}

/** Opens the search page with a query in its address; `shownHits` waits for the answer. */
export async function openSearch(page: Page, root: string, search: Asked): Promise<void> {
  const asked = new URLSearchParams({ q: search.query, ...(search.unit && { unit: search.unit }) });
  await page.goto(`${root}search.html?${asked}`);
}

/** Asks a query in the form of a search page that is open. */
export async function typeSearch(page: Page, { query, unit }: Asked): Promise<void> {
  await page.selectOption('#unit', unit ?? 'paragraph');
  await page.fill('#q', query);
  await page.press('#q', 'Enter');
}

export interface Asked {
  readonly query: string;
  readonly unit?: string;
}

/** Waits for the end of a search and gives the hits as the page lists them. */
export async function shownHits(
  page: Page,
  { query }: Asked,
): Promise<{ total: number; hits: HitPlace[] }> {
  const found = await page.waitForFunction((wanted) => {
    const list = document.querySelector<HTMLElement>('#hits');
    if (list?.dataset.query !== wanted) return null;
    if (list.dataset.error !== undefined) return { error: list.dataset.error };
    if (list.dataset.total === undefined) return null;
    const hits = [...list.querySelectorAll<HTMLElement>('[data-document]')].map((item) => ({
      document: item.dataset.document ?? '',
      line: Number(item.dataset.line),
    }));
    return { total: Number(list.dataset.total), hits };
  }, query);
  const answer = await found.jsonValue();
  if (answer === null || 'error' in answer) throw new Error(`${query}: ${answer?.error}`);
  return answer;
}

/** Requests that go elsewhere than to the site. */
export function elsewhere(requests: readonly string[], root: string): string[] {
  return requests.filter(
    (url) => !url.startsWith(root) && !url.startsWith('blob:') && !url.startsWith('data:'),
  );
}

const servers: Server[] = [];

afterAll(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Serves a site as any plain web server does; gives the address of its root. */
export async function serveSite(site: string): Promise<string> {
  const { root, server } = await startSiteServer(site);
  servers.push(server);
  return root;
}
