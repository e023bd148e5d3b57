import { defineConfig } from 'vitest/config';

const BROWSER_TESTS = 'test/browser/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: '.ci/results.json' }]]
      : ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'program', include: ['test/**/*.test.ts'], exclude: [BROWSER_TESTS] },
      },
      {
        // The browser is unpacked and started once, and only where one of these tests runs.
        extends: true,
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          globalSetup: 'test/browser/start-browser.ts',
          // axe-core on a large table takes seconds, and on a busy machine many.
          testTimeout: 300_000,
        },
      },
    ],
  },
});
