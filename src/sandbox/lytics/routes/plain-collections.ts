import { z } from 'zod';
import type { CollectionRoute } from '../../kit/index.ts';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { type ObjectKind, type StoredObject, changedObject, newObject } from '../objects.ts';
import { badRequest } from '../refusal.ts';
import { type Fields, fieldsSchema } from '../values.ts';
import { type AccountCollection, registerAccountCollection } from './account-collection.ts';

/** A collection of objects that are kept as they were sent. */
export interface PlainCollection extends Pick<AccountCollection<StoredObject>, 'areas' | 'created'> {
  kind: ObjectKind;
  /** What a body must be, besides an object. */
  schema?: z.ZodType;
  /** Throws a `Refusal` for a body of the right shape that the account cannot take. */
  check?: (call: Call, sent: Fields) => void;
  routes: readonly CollectionRoute[];
}

async function readFields(
  call: Call,
  { schema, check: checkSent }: Pick<PlainCollection, 'schema' | 'check'>,
): Promise<Fields> {
  const sent = await readJson(call, fieldsSchema);
  if (schema !== undefined) check(schema, sent);
  checkSent?.(call, sent);
  return sent;
}

/** An object of which nothing is said is none. */
async function readNewFields(call: Call, collection: PlainCollection): Promise<Fields> {
  const sent = await readFields(call, collection);
  if (Object.keys(sent).length === 0) throw badRequest('body: an empty object');
  return sent;
}

/** Registers the routes of a collection of objects that are kept as they were sent. */
export function registerObjects(register: Register, collection: PlainCollection): void {
  const { kind, areas, created, routes } = collection;
  registerAccountCollection<StoredObject>(register, routes, {
    areas,
    ...(created === undefined ? {} : { created }),
    items: ({ objects }) => objects(kind),
    create: async (call) => newObject(call, await readNewFields(call, collection)),
    update: async (call, present) => changedObject(call, present, await readFields(call, collection)),
  });
}

/** Collections that no other part of the account looks at. */
export function registerPlainCollections(register: Register): void {
  registerObjects(register, {
    kind: 'segmentCollections',
    areas: { read: 'readSegments', write: 'writeSegments' },
    schema: z.object({
      name: z.string().optional(),
      collection: z.array(z.record(z.string(), z.unknown())).optional(),
    }),
    routes: [
      { does: 'list', endpoint: 'collection.list', method: 'GET', path: '/api/segmentcollection' },
      { does: 'create', endpoint: 'collection.create', method: 'POST', path: '/api/segmentcollection' },
      { does: 'get', endpoint: 'collection.get', method: 'GET', path: '/api/segmentcollection/:id' },
      { does: 'update', endpoint: 'collection.update', method: 'PUT', path: '/api/segmentcollection/:id' },
      { does: 'delete', endpoint: 'collection.delete', method: 'DELETE', path: '/api/segmentcollection/:id' },
    ],
  });
  registerObjects(register, {
    kind: 'streamRules',
    areas: { read: 'readSchema', write: 'writeSchema' },
    routes: [
      { does: 'list', endpoint: 'v2.stream.rules', method: 'GET', path: '/v2/stream/rule' },
      { does: 'create', endpoint: 'v2.stream.ruleCreate', method: 'POST', path: '/v2/stream/rule' },
      { does: 'get', endpoint: 'v2.stream.ruleGet', method: 'GET', path: '/v2/stream/rule/:id' },
      { does: 'update', endpoint: 'v2.stream.ruleUpdate', method: 'PUT', path: '/v2/stream/rule/:id' },
      { does: 'update', endpoint: 'v2.stream.ruleUpdate', method: 'POST', path: '/v2/stream/rule/:id' },
      { does: 'delete', endpoint: 'v2.stream.ruleDelete', method: 'DELETE', path: '/v2/stream/rule/:id' },
    ],
  });
}
