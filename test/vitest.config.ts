import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Where `.ci/run` wants the results as JSON. */
const resultsFile = process.env['TEST_RESULTS_FILE'];

/** What listens on ports, replaces globals or starts processes: each of these files gets a process of its own. */
const outermost = ['src/runtime/**/*.test.ts', 'test/**/*.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    restoreMocks: true,
    // Generous, because a busy machine is no defect: what must be fast is measured by the benchmark.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['test/postgres.ts'],
    reporters: resultsFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultsFile }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['{src,sdk}/**/*.test.{ts,tsx}'],
          exclude: outermost,
          // Loading zod, drizzle and PGlite anew for every file would take as long as all tests together.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'runtime', include: outermost } },
    ],
  },
});
