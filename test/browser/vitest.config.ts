import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results as JSON. */
const resultsFile = process.env['TEST_RESULTS_FILE'];

/** Tests in a real browser, apart from the others, as they need Chromium: `npm run test:browser`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  // Examples import the package by its name; here that leads to its sources.
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    // One after the other: each file starts a browser, and a busy machine is no defect.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: resultsFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultsFile }]],
  },
});
