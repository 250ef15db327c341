import { describe, expect, it } from 'vitest';
import { jsonAnswer, setUp } from './test-kit.ts';
import { isWritingGet } from './writing-get.ts';

const { connection } = setUp(() => jsonAnswer({}));
const { integration } = connection;

/** The vendor of the tests, where reading a thing changes something. */
const endpoints = new Map(
  [...integration.endpoints].map(([name, endpoint]) => [
    name,
    name === 'things.get' ? { ...endpoint, isWritingGet: true } : endpoint,
  ]),
);
const changed = { ...connection, integration: { ...integration, endpoints } };

describe('a call that is declared as a GET that changes something', () => {
  it.each([
    ['GET', 'spaces/main/things/1'],
    ['HEAD', 'spaces/main/things/1'],
    ['GET', '/spaces/main/things/1?x=1'],
    ['GET', 'SPACES//main/%74hings/1/'],
    ['GET', 'spaces/main%2Fthings/1'],
  ])('is found as %s %s', (method, target) => {
    expect(isWritingGet(changed, { method, target })).toBe(true);
    expect(isWritingGet(connection, { method, target })).toBe(false);
  });

  it.each([
    ['POST', 'spaces/main/things/1', undefined],
    ['GET', 'spaces/main/things', undefined],
    ['GET', 'things', undefined],
    ['GET', 'spaces/main/things/1', 'extra'],
  ])('is not %s %s at the server %s', (method, target, server) => {
    expect(isWritingGet(changed, { method, target, server })).toBe(false);
  });
});
