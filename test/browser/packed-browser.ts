// Unpacks Chromium from its npm package and starts it. On a bare system the package brings libraries and
// fonts, too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export interface PackedBrowser {
  /** Where `chromium.connect` reaches it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export async function startPackedBrowser(): Promise<PackedBrowser> {
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
  return {
    address: server.wsEndpoint(),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
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
