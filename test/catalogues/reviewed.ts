import { z } from 'zod';
import type { CompiledEndpoint, CompiledIntegration } from '../../src/definitions/index.ts';
import type { Difference } from './differences.ts';

/**
 * What somebody has read in the vendor's prose for each endpoint, because no table has a column for it. Endpoints are
 * named as the definition names them.
 */
export const reviewedSchema = z.strictObject({
  /** Calls by POST or PATCH that change nothing more when they are repeated. */
  repeatable: z.array(z.string()),
  /** Calls by GET, PUT or DELETE that do something again when they are repeated. */
  not_repeatable: z.array(z.string()).default([]),
  /** The lists that hold the records of a call that takes many. */
  batch_arrays: z.record(z.string(), z.array(z.string())).default({}),
  /** Where a success tells of refused records: counters, entries and lists of values. */
  refusals: z.record(z.string(), z.array(z.string())).default({}),
});
export type Reviewed = z.infer<typeof reviewedSchema>;

function refusalsOf({ errors }: CompiledEndpoint): string[] {
  const { count, at, known_by: lists = [] } = errors ?? {};
  return [count, at, ...lists.flatMap((list) => Object.keys(list.at))].filter((place) => place !== undefined);
}

const placesOf = (places: readonly string[] | undefined) => places?.toSorted().join(' ') ?? 'none';

const idempotent: readonly string[] = ['get', 'put', 'delete'];

/** Every endpoint that is declared otherwise than it was reviewed, and every review of an endpoint that is not there. */
export function compareReviewed({ endpoints }: CompiledIntegration, reviewed: Reviewed): Difference[] {
  const { repeatable, not_repeatable: once, batch_arrays: arrays, refusals } = reviewed;
  const declared = [...endpoints.values()].flatMap((endpoint) => {
    const { name, verb, repeatable: found, batch, errors } = endpoint;
    const wanted = idempotent.includes(verb) ? !once.includes(name) : repeatable.includes(name);
    return [
      { id: name, aspect: 'repeatable', fact: String(wanted), definition: String(found) },
      {
        id: name,
        aspect: 'batch_arrays',
        fact: arrays[name]?.join(' ') ?? 'none',
        definition: batch?.arrays.join(' ') ?? 'none',
      },
      {
        id: name,
        aspect: 'refusals',
        fact: placesOf(refusals[name]),
        definition: placesOf(errors && refusalsOf(endpoint)),
      },
    ];
  });
  const named = [...repeatable, ...once, ...Object.keys(arrays), ...Object.keys(refusals)];
  const unknown = new Set(named.filter((name) => !endpoints.has(name)));
  return [
    ...declared.filter(({ fact, definition }) => fact !== definition),
    ...[...unknown].map((id) => ({ id, aspect: 'reviewed', fact: 'an endpoint', definition: 'none' })),
  ];
}
