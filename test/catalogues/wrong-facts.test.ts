import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { integrationSources } from '../../src/definitions/generated/integrations.ts';
import { unexplained } from './differences.ts';
import { compareWith, readDifferences, readFacts, type Vendor } from './repository.ts';

type Endpoint = Record<string, unknown>;

const fileSchema = z.looseObject({ endpoints: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** What the comparison finds when one endpoint is declared with other words; undefined takes a word away. */
function findingsWith(vendor: Vendor, name: string, change: Endpoint): string[] {
  const source = integrationSources[vendor];
  const file = fileSchema.parse(source?.['endpoints']);
  const endpoint = file.endpoints[name];
  if (endpoint === undefined) throw new RangeError(`${vendor} has no endpoint ${name}`);
  const changed = Object.fromEntries(
    Object.entries({ ...endpoint, ...change }).filter(([, value]) => value !== undefined),
  );
  const endpoints = { ...file, endpoints: { ...file.endpoints, [name]: changed } };
  return unexplained(compareWith(vendor, readFacts(vendor), { ...source, endpoints }), readDifferences(vendor));
}

describe('a wrong fact is noticed', () => {
  it.each<[Vendor, string, aspect: string, Endpoint]>([
    ['braze', 'media-assets.create', 'server', { server: 'scim' }],
    ['braze', 'segments.list', 'max_bytes', { max_bytes: 10 }],
    ['braze', 'segments.list', 'paging', { page: 'products' }],
    ['braze', 'subscription-status.set', 'needs_one_of', { needs_one_of: ['external_id', 'phone'] }],
    ['braze', 'messages.send', 'repeatable', { repeatable: true }],
    ['braze', 'users.track', 'batch_arrays', { batch: { arrays: ['attributes', 'events'], max: 75 } }],
    ['braze', 'users.track', 'max_bytes', { max_bytes: 1 }],
    ['segment', 'users.identify', 'queued', { queued: undefined }],
    ['segment', 'groups.identify', 'needs_one_of', { needs_one_of: undefined }],
    ['segment', 'pixels.identify', 'repeatable', { repeatable: true }],
    ['iterable', 'users.bulk_update', 'batch', { batch: { arrays: ['users'], max: 1000 } }],
    ['iterable', 'users.bulk_update', 'refusals', { errors: { count: 'failCount' } }],
    ['lytics', 'schemas.list', 'list', { list: undefined }],
    ['lytics', 'segments.list', 'max_bytes', { max_bytes: 5 }],
  ])('%s %s: another %s', (vendor, name, aspect, change) => {
    const findings = findingsWith(vendor, name, change);
    expect(findings.filter((finding) => finding.split(':', 1).join('').endsWith(` ${aspect}`))).not.toEqual([]);
  });
});

describe('a reason', () => {
  const difference = { id: 'a.list', aspect: 'server', fact: 'none', definition: 'rest' };
  const giving = (reason: { is: Record<string, string>; of?: [string] }) =>
    unexplained([difference], { declared: {}, reasons: [{ reason: 'Because.', ...reason }] });

  it('excuses the value that it names and no other', () => {
    expect(giving({ is: { server: 'rest' }, of: ['a.list'] })).toEqual([]);
    expect(giving({ is: { server: 'scim' }, of: ['a.list'] })).toEqual([
      'a.list server: the facts say none, the definition says rest',
      'a.list server: a reason is given for what does not differ',
    ]);
  });

  it('names its endpoints where the definition says something', () => {
    expect(giving({ is: { server: 'rest' } })).toHaveLength(2);
  });
});
