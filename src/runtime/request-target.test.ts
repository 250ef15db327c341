import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestTargetProblem } from './request-target.ts';

const pathAsRead = (target: string) => new URL(`http://host${target}`).pathname;

describe('the target of a request', () => {
  it.each([
    '/',
    '//integrated-account?limit=1',
    '/custom/users/a%2Fb%c3%a9/~x?q=../..',
    '/native/1/x?y=%2e%2e/',
    '/unified/user-directory/users/ada..lovelace',
    '/proxy/a%5cb',
    '/proxy/...',
    '/proxy/100%',
  ])('may be plain: %s', (target) => {
    expect(requestTargetProblem(target)).toBeUndefined();
  });

  it.each([
    ['', 'does not begin with a slash'],
    ['*', 'does not begin with a slash'],
    ['http://evil.example/api-token', 'does not begin with a slash'],
    ['/custom\\api-token', 'holds a backslash'],
    ['/custom/.\t./api-token', 'holds a space or a control character'],
    ['/custom/./api-token', 'holds a dot segment'],
    ['/custom/x#y', 'has a fragment (#)'],
    ['/custom/x?y#', 'has a fragment (#)'],
    ['/custom/%25252e%25252e/api-token', 'holds a dot segment'],
    ['/custom/..%5c', 'holds a dot segment'],
  ])('is refused when reading it could change it: %j', (target, problem) => {
    expect(requestTargetProblem(target)).toBe(problem);
  });

  it('that passes is read as the path that was sent', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '%2e',
      '%2E',
      '%25',
      '2e',
      '%2f',
      '%5c',
      '%',
      'a',
      '\t',
      '#',
      '?',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const target = `/${parts.join('')}`;
        if (requestTargetProblem(target) !== undefined) return;
        const [sent = ''] = target.split('?', 1);
        expect(pathAsRead(`/x${target}`)).toBe(`/x${sent.replaceAll('é', '%C3%A9')}`);
      }),
    );
  });
});
