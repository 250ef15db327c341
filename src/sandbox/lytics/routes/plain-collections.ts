import { z } from 'zod';
import { type CollectionRoute, registerCollection } from '../../kit/index.ts';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerDeleted } from '../envelope.ts';
import { type ObjectKind, type StoredObject, changedObject, newObject } from '../objects.ts';
import type { Area } from '../roles.ts';
import { type Fields, fieldsSchema } from '../values.ts';

/** A collection of objects that are kept as they were sent. */
export interface PlainCollection {
  kind: ObjectKind;
  /** Roles for reading, and for everything else. */
  areas: { read: Area; write: Area };
  /** What a body must be, besides an object. */
  schema?: z.ZodType;
  /** Status of a create; 201 unless given. */
  created?: 200;
  routes: readonly CollectionRoute[];
}

async function readFields(call: Call, schema: z.ZodType | undefined): Promise<Fields> {
  const sent = await readJson(call, fieldsSchema);
  if (schema !== undefined) check(schema, sent);
  return sent;
}

/** Registers the routes of a collection, whose answers have the form of the API version of their paths. */
export function registerObjects(register: Register, collection: PlainCollection): void {
  const { kind, areas, schema, created = 201, routes } = collection;
  registerCollection<Call, StoredObject, Response>(routes, {
    route: (endpoint, method, path, handle) =>
      register(endpoint, method, path, method === 'GET' ? areas.read : areas.write, handle),
    items: ({ account }) => account.objects(kind),
    id: (call) => call.parameter('id'),
    create: async (call) => newObject(call, await readFields(call, schema)),
    update: async (call, present) => changedObject(call, present, await readFields(call, schema)),
    answers: {
      list: answer,
      get: answer,
      create: (call, object) => answer(call, object, created),
      delete: answerDeleted,
    },
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
  registerObjects(register, {
    kind: 'connections',
    areas: { read: 'manageExports', write: 'manageExports' },
    created: 200,
    routes: [
      { does: 'list', endpoint: 'v2.connection.list', method: 'GET', path: '/v2/connection' },
      { does: 'create', endpoint: 'v2.connection.create', method: 'POST', path: '/v2/connection' },
      { does: 'get', endpoint: 'v2.connection.get', method: 'GET', path: '/v2/connection/:id' },
      { does: 'update', endpoint: 'v2.connection.update', method: 'PUT', path: '/v2/connection/:id' },
      { does: 'delete', endpoint: 'v2.connection.delete', method: 'DELETE', path: '/v2/connection/:id' },
    ],
  });
  registerObjects(register, {
    kind: 'uiFlows',
    areas: { read: 'manageExports', write: 'manageExports' },
    created: 200,
    routes: [
      { does: 'list', endpoint: 'v2.flow.uiList', method: 'GET', path: '/v2/flow/ui' },
      { does: 'create', endpoint: 'v2.flow.uiCreate', method: 'POST', path: '/v2/flow/ui' },
      { does: 'get', endpoint: 'v2.flow.uiGet', method: 'GET', path: '/v2/flow/ui/:id' },
      { does: 'update', endpoint: 'v2.flow.uiUpdate', method: 'POST', path: '/v2/flow/ui/:id' },
      { does: 'delete', endpoint: 'v2.flow.uiDelete', method: 'DELETE', path: '/v2/flow/ui/:id' },
    ],
  });
}
