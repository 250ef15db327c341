import { APIS } from '@segment/public-api-sdk-typescript';
import { z } from 'zod';
import { type Fact, type FactParameter } from '../../src/sandbox/reference/index.ts';

/** An operation of the client, as far as all of them are alike. */
type Method = (...given: unknown[]) => Promise<{ body: unknown }>;

const methodSchema = z.custom<Method>((value) => typeof value === 'function');
const apiSchema = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null);

/** The operations of the client by their names, at an address and with a token. */
export type PublicApiClient = ReadonlyMap<string, Method>;

export function createPublicApiClient(basePath: string, accessToken: string): PublicApiClient {
  const operations = new Map<string, Method>();
  for (const Api of APIS) {
    const api = apiSchema.parse(Reflect.construct(Api, [basePath]));
    api['accessToken'] = accessToken;
    for (const name of Object.getOwnPropertyNames(Api.prototype)) {
      const isAccessor = Object.getOwnPropertyDescriptor(Api.prototype, name)?.value === undefined;
      if (name === 'constructor' || isAccessor) continue;
      const method = methodSchema.parse(api[name]);
      operations.set(name, Object.assign(method.bind(api), { toString: () => String(method) }));
    }
  }
  return operations;
}

/** What the parameters of an operation are called, in their order, which the client tells nowhere else. */
function parameterNamesOf(method: Method): string[] {
  const [, names = ''] = /^function\s*\(([^)]*)\)/.exec(String(method)) ?? [];
  return names.split(',').flatMap((name) => (name.trim() === 'options' || name.trim() === '' ? [] : [name.trim()]));
}

/** Text that has to be encoded in a path and in a query. */
const text = 'a b/ü&=+%';

/** Ids that the sandbox knows, so that calls are not only refused. */
const known = new Map<string, unknown>([
  ['spaceId', 'spa_1'],
  ['sourceId', 'source_1'],
  ['destinationId', 'dest_1'],
  ['warehouseId', 'wh_1'],
  ['userId', 'user_ada'],
  ['userGroupId', 'group_1'],
  ['startTime', '2026-01-01T00:00:00Z'],
  ['endTime', '2026-01-02T00:00:00Z'],
  ['email', 'new@example.com'],
  ['emails', ['ada@example.com', 'new+tag@example.com']],
  ['cursor', 'MA=='],
  ['count', 2],
]);

const samples = new Map<string, unknown>([
  ['number', 1],
  ['integer', 1],
  ['boolean', true],
  ['object', { key: text }],
]);

function sampleOf(name: string, fact: FactParameter): unknown {
  if (known.has(name)) return known.get(name);
  if (typeof fact !== 'string' && fact.fields !== undefined) {
    return fact.type.includes('[]') ? [sampleObject(fact.fields)] : sampleObject(fact.fields);
  }
  const type = typeof fact === 'string' ? fact.replace('!', '') : fact.type;
  const choice = typeof fact === 'string' ? undefined : fact.choices?.[0];
  const one = choice ?? samples.get(type.replace('[]', '')) ?? text;
  return type.endsWith('[]') ? [one, one] : one;
}

function sampleObject(facts: Readonly<Record<string, FactParameter>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, sampleOf(name, fact)]));
}

/** Makes the call of an operation that the facts document, with a value for each of its parameters. */
export async function callOperation(client: PublicApiClient, fact: Fact): Promise<unknown> {
  const method = client.get(fact.id.replace('public.', ''));
  if (method === undefined) throw new RangeError(`the client has no ${fact.id}`);
  const given = parameterNamesOf(method).map((name) => {
    const isBody = name.endsWith('Input');
    return isBody ? sampleObject(fact.body ?? {}) : sampleOf(name, fact.query?.[name] ?? 'string');
  });
  const { body } = await method(...given);
  return body;
}
