// Starts Chromium once for all browser tests.
import type { TestProject } from 'vitest/node';
import { startPackedBrowser } from './packed-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests reach the browser. */
    readonly browser: string;
  }
}

export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const { address, close } = await startPackedBrowser();
  project.provide('browser', address);
  return close;
}
