// npm run bench-site -- SITE QUERY…: time until the first hit of a search in a published site, on a slow
// line, beside the load of its start page in the same run. SITE is a folder that "axial publish" wrote.
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { startPackedBrowser } from '../test/browser/packed-browser.ts';
import { startSiteServer } from '../test/browser/site-server.ts';

/** What Chromium calls fast 3G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms until an answer begins. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 750e3 / 8,
};
/** Each figure is the median of so many loads, each with an empty cache. */
const RUNS = 5;

const [site, ...queries] = process.argv.slice(2);
if (site === undefined || queries.length === 0) {
  throw new Error('Name a published site and queries: npm run bench-site -- site trust');
}
const packed = await startPackedBrowser();
const browser = await chromium.connect(packed.address);
print(
  `${site}: ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()[0]?.toFixed(1)}, median of ${RUNS}`,
);
for (const compress of [false, true]) {
  const { root, server } = await startSiteServer(site, { compress });
  // The first page of a browser takes longer than all others.
  await loaded(browser, `${root}index.html`);
  print(compress ? 'from a server that compresses' : 'from a server that does not compress');
  const start = await median(() => loaded(browser, `${root}index.html`));
  print(row('start page', start));
  for (const query of queries) {
    const address = `${root}search.html?q=${encodeURIComponent(query)}`;
    const first = await median(() =>
      loaded(browser, address, '#hits [data-document], #hits[data-total], #hits[data-error]'),
    );
    print(`${row(query, first)}, ${(first.ms / start.ms).toFixed(2)} times the start page`);
  }
  server.close();
}
await browser.close();
await packed.close();

interface Load {
  readonly ms: number;
  readonly bytes: number;
  readonly files: number;
}

/**
 * Loads a page with an empty cache until something stands on it, or until all has come that its markup
 * names; milliseconds from the request on.
 */
async function loaded(on: Browser, address: string, until?: string): Promise<Load> {
  const context = await on.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  let bytes = 0;
  let files = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    files += 1;
  });
  await page.addInitScript((selector) => {
    const note = (): void => {
      if (!('axialSeen' in window)) Object.assign(window, { axialSeen: performance.now() });
    };
    if (selector === null) {
      addEventListener('load', note);
      return;
    }
    const look = (): void => {
      if (document.querySelector(selector) !== null) note();
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
    });
  }, until ?? null);
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await page.waitForFunction(
    () => (window as { axialSeen?: number }).axialSeen,
    undefined,
    { timeout: 120_000 },
  );
  const ms = Number(await seen.jsonValue());
  const load = { ms, bytes, files };
  await context.close();
  return load;
}

async function median(measure: () => Promise<Load>): Promise<Load> {
  const loads: Load[] = [];
  for (let run = 0; run < RUNS; run++) loads.push(await measure());
  loads.sort((a, b) => a.ms - b.ms);
  return loads[RUNS >> 1] as Load;
}

function row(name: string, { ms, bytes, files }: Load): string {
  return `  ${name.padEnd(24)} ${(ms / 1000).toFixed(2)} s, ${Math.round(bytes / 1000)} kB in ${files} files`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
