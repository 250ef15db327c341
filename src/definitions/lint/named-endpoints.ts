import { type EndpointSpec } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';

/** Every endpoint with its place in the file. */
export function* namedEndpoints({ endpoints }: ParsedSource): Generator<[path: string, EndpointSpec], void, undefined> {
  for (const [name, spec] of Object.entries(endpoints)) yield [`endpoints.${name}`, spec];
}
