// Extends zod, which has to happen before the first schema is made: else files that make some without the API would decide
// whether those that come after them in the same process can describe them.
import '@hono/zod-openapi';
import { afterAll } from 'vitest';

/** As a test file found them. */
const found = { Request, Response };

afterAll(() => {
  if (Request === found.Request && Response === found.Response) return;
  throw new Error('This file leaves a Request or Response of its own behind, for all that the same process runs next.');
});
