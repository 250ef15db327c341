import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results as JSON. */
const resultsFile = process.env['TEST_RESULTS_FILE'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Examples import the package by its name; here that leads to its sources.
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['{src,sdk}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // These need Chromium and have a configuration of their own.
    exclude: [...configDefaults.exclude, 'test/browser/**'],
    restoreMocks: true,
    setupFiles: ['test/globals.ts'],
    // Loading zod, drizzle and PGlite anew for every file would take longer than all tests together.
    isolate: false,
    maxWorkers: '100%',
    // Generous, because a busy machine is no defect: what must be fast is measured by the benchmark.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    globalSetup: ['test/postgres.ts', 'test/programs.ts'],
    reporters: resultsFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultsFile }]],
  },
});
