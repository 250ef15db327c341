import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openPostgres } from './postgres.ts';

describe('openPostgres', () => {
  it.each(['mysql://user:canary@localhost/db', 'postgres://user:canary@local host:x/db', 'canary', ''])(
    'refuses the URL %j in one line that does not show it',
    (url) => {
      const error = errorOf(() => openPostgres(url));
      expect(error.message).toBe('The database URL must look like postgres://user:password@host:5432/database.');
      expect(inspect(error, { depth: 10 })).not.toContain('canary');
    },
  );
});

function errorOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail.');
}
