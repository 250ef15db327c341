import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerDeleted } from '../envelope.ts';
import { killJobs } from '../jobs.ts';
import { type StoredObject, changedObject, newObject } from '../objects.ts';
import { notFound } from '../refusal.ts';
import { fieldsSchema } from '../values.ts';

const area = 'manageExports';
const path1 = '/api/auth/:id';
const path2 = '/v2/auth/:id';
const typedPath = '/v2/auth/:type/:id';

const schema1 = z.object({
  provider_id: z.string().optional(),
  config: z.array(z.record(z.string(), z.unknown())).optional(),
});
const schema2 = z.object({
  label: z.string().optional(),
  description: z.string().optional(),
  provider_id: z.string().optional(),
  config: z.record(z.string(), z.unknown()),
});

/** The public part of a credential: all but its secrets. */
const view = (credential: StoredObject) =>
  Object.fromEntries(Object.entries(credential).filter(([name]) => name !== 'config'));

const all = ({ account }: Call) => account.objects('credentials');

function named(call: Call): StoredObject {
  const found = all(call).find(call.parameter('id'));
  if (found === undefined) throw notFound('auth not found', 'AUTH-NOTFOUND-006');
  return found;
}

function ofType(call: Call): StoredObject {
  const found = named(call);
  if (found['type'] !== call.parameter('type')) throw notFound('auth not found', 'AUTH-NOTFOUND-006');
  return found;
}

async function readCredential(call: Call, schema: z.ZodType) {
  const sent = await readJson(call, fieldsSchema);
  check(schema, sent);
  return sent;
}

async function create1(call: Call): Promise<Response> {
  const sent = await readCredential(call, schema1);
  return answer(call, view(all(call).add(newObject(call, sent, call.parameter('id')))), 201);
}

async function create2(call: Call): Promise<Response> {
  const sent = await readCredential(call, schema2);
  return answer(call, view(all(call).add(newObject(call, { ...sent, type: call.parameter('type') }))), 201);
}

async function update(call: Call, present: StoredObject, schema: z.ZodType): Promise<Response> {
  // A credential stays of the system that it was made for.
  const { type: _type, ...sent } = await readCredential(call, schema);
  const changed = changedObject(call, present, sent);
  return answer(call, view(all(call).replace(present.id, changed)));
}

/** Without its credential a job cannot go on. */
function remove(call: Call): Response {
  const { id } = named(call);
  killJobs(call.account.jobs, ({ auth_ids }) => auth_ids.includes(id));
  return answerDeleted(call, view(all(call).remove(id)));
}

const list = (call: Call) => answer(call, all(call).list().map(view));
const get = (call: Call) => answer(call, view(named(call)));

/** Stored credentials of other systems, the same ones on both versions. */
export function registerCredentials(register: Register): void {
  register('auth.list', 'GET', '/api/auth', area, list);
  register('auth.get', 'GET', path1, area, get);
  register('auth.create', 'POST', path1, area, create1);
  register('auth.update', 'PUT', path1, area, (call) => update(call, named(call), schema1));
  register('auth.delete', 'DELETE', path1, area, remove);
  register('v2.auth.list', 'GET', '/v2/auth', area, list);
  register('v2.auth.get', 'GET', path2, area, get);
  register('v2.auth.delete', 'DELETE', path2, area, remove);
  register('v2.auth.create', 'POST', '/v2/auth/:type', area, create2);
  register('v2.auth.getTyped', 'GET', typedPath, area, (call) => answer(call, view(ofType(call))));
  register('v2.auth.update', 'PUT', typedPath, area, (call) => update(call, ofType(call), schema2));
}
