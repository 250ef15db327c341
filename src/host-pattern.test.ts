import { describe, expect, it } from 'vitest';
import { hostMatches } from './host-pattern.ts';

describe('hostMatches', () => {
  it.each([
    ['api.example.com', 'api.example.com'],
    ['api.example.com', 'API.Example.com'],
    ['rest.*.example.com', 'rest.eu-01.example.com'],
    ['api-*.example.com', 'api-eu.example.com'],
  ])('%s takes %s', (pattern, host) => {
    expect(hostMatches(['other.example.com', pattern], host)).toBe(true);
  });

  it.each([
    ['api.example.com', 'apiXexample.com'],
    ['api.example.com', 'api.example.com.evil.net'],
    ['*.example.com', 'a.b.example.com'],
    ['*.example.com', '.example.com'],
  ])('%s refuses %s', (pattern, host) => {
    expect(hostMatches([pattern], host)).toBe(false);
  });
});
