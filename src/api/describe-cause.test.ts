import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../db/index.ts';
import { describeCause } from './describe-cause.ts';

/** What a piece of code throws. */
function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

const secret = 'canary-0123456789';

describe('the cause of an unexpected error in the log', () => {
  it.each([
    ['JSON that cannot be read', () => JSON.parse(`${secret} {`)],
    ['a header value that cannot be sent', () => new Headers({ authorization: `Bearer ${secret}\n${secret}` })],
    ['a pattern that cannot be read', () => new RegExp(`(${secret}`)],
    ['an address that cannot be read', () => new URL(`https://${secret}@`)],
    [
      'a line that looks like a place in the code',
      () => {
        throw new Error(`it broke\n    at ${secret}`);
      },
    ],
    [
      'a name of its own',
      () => {
        throw Object.assign(new Error('it broke'), { name: `${secret} broke` });
      },
    ],
    [
      'a code of its own',
      () => {
        throw Object.assign(new Error('it broke'), { code: `the ${secret}` });
      },
    ],
  ])('does not quote %s, but says where it happened', (_what, run) => {
    const described = describeCause(thrownBy(run));
    expect(described).toMatch(/^\w+.* \(message left out\)\n/);
    expect(described).toContain('describe-cause.test.ts');
    expect(described).not.toContain(secret);
  });

  it('names the class and the code', () => {
    const error = Object.assign(new TypeError('it broke'), { code: 'ERR_BROKEN' });
    expect(describeCause(error)).toMatch(/^TypeError ERR_BROKEN \(message left out\)\n/);
  });

  it('is whole when the database said it, which gives no values away', () => {
    expect(describeCause(new DatabaseError('relation "lists" does not exist', '42P01'))).toContain('relation "lists"');
  });

  it('is left out when it is no error', () => {
    expect(describeCause(secret)).toBeUndefined();
  });
});
