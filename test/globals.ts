import { afterAll } from 'vitest';

/** As a test file found them. */
const found = { Request, Response };

afterAll(() => {
  if (Request === found.Request && Response === found.Response) return;
  throw new Error('This file leaves a Request or Response of its own behind, for all that the same process runs next.');
});
