import { describe, expect, it } from 'vitest';
import { unexplained } from './differences.ts';
import { compareWith, readDifferences, readFacts, vendors } from './repository.ts';

describe.each(vendors)('the catalogue of %s', (vendor) => {
  it('declares every endpoint as the facts have it, or says why not', () => {
    expect(unexplained(compareWith(vendor, readFacts(vendor)), readDifferences(vendor))).toEqual([]);
  });
});
