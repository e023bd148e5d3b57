// Unpacks Chromium from its npm package and starts it once for all browser tests. On a bare system the
// package brings libraries and fonts, too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests reach the browser. */
    readonly browser: string;
  }
}

export default async function startBrowser(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'axial-browser-'));
  const before = process.env.TMPDIR;
  // The package unpacks its libraries only where it believes to run there, and into the temporary
  // folder, where it would take whatever browser lies there already.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  process.env.TMPDIR = folder;
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontSettings(folder));
  const server = await chromium.launchServer({ executablePath, args: ['--no-sandbox'] });
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  project.provide('browser', server.wsEndpoint());
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The package's own settings look for its fonts in /tmp; without any font, form controls crash it. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
