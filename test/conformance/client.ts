import { type JsonObject } from '../../src/mapping/index.ts';
import { type Answer, type Harness } from '../harness.ts';

/** Calls of one unified resource for one account. Parameters are a query string without the question mark. */
export interface UnifiedClient {
  list(parameters?: string): Promise<Answer>;
  get(id: string, parameters?: string): Promise<Answer>;
  create(body: JsonObject, parameters?: string): Promise<Answer>;
  update(id: string, body: JsonObject, parameters?: string): Promise<Answer>;
  remove(id: string, parameters?: string): Promise<Answer>;
}

/** Milliseconds of the clock between requests: callers take their time, so that no vendor's limit of rate is met. */
const unhurried = 1500;

/**
 * The requests that a program would make of Crosswalk. Writes ask to be confirmed unless they are told not to.
 *
 * @param options.pause Milliseconds of the clock before each request.
 */
export function createClient(
  harness: Harness,
  account: string,
  {
    resource = 'users',
    confirms = true,
    pause = unhurried,
  }: { resource?: string; confirms?: boolean; pause?: number } = {},
): UnifiedClient {
  const headers: Record<string, string> = confirms ? { prefer: 'confirm' } : {};
  const call = (method: string, id: string | undefined, parameters: string, body?: JsonObject) => {
    const path = id === undefined ? '' : `/${encodeURIComponent(id)}`;
    const query = `integrated_account_id=${account}${parameters === '' ? '' : `&${parameters}`}`;
    harness.clock.advance(pause);
    const options = body === undefined ? { headers } : { headers, body };
    return harness.call(method, `/unified/user-directory/${resource}${path}?${query}`, options);
  };
  return {
    list: (parameters = '') => call('GET', undefined, parameters),
    get: (id, parameters = '') => call('GET', id, parameters),
    create: (body, parameters = '') => call('POST', undefined, parameters, body),
    update: (id, body, parameters = '') => call('PATCH', id, parameters, body),
    remove: (id, parameters = '') => call('DELETE', id, parameters),
  };
}
