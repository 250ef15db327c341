import { z } from 'zod';
import type { Administrator } from '../administrators.ts';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing, answerVersion2 } from '../envelope.ts';
import { toRoles } from '../tokens.ts';
import { createId } from '../values.ts';

const view = (call: Call, { id, name, email, roles }: Administrator) => ({
  id,
  name,
  email,
  roles,
  account_id: call.account.id,
  aid: call.account.aid,
});

const show = (call: Call, person: Administrator, status?: number) => answer(call, view(call, person), status);

const named = (call: Call): Administrator => call.account.administrators.get(call.parameter('id'));

function list(call: Call): Response {
  return answer(
    call,
    call.account.administrators.list().map((person) => view(call, person)),
  );
}

const changeSchema = z.object({
  name: z.string().exactOptional(),
  email: z.email().exactOptional(),
  roles: z.array(z.string()).exactOptional(),
});
const creationSchema = changeSchema.extend({ email: z.email(), password: z.string().optional() });

async function create(call: Call): Promise<Response> {
  const { name = '', email, roles = [] } = await readJson(call, creationSchema);
  return show(call, call.account.administrators.add({ id: createId(), name, email, roles: toRoles(roles) }), 201);
}

async function update(call: Call): Promise<Response> {
  const person = named(call);
  const { roles, ...details } = await readJson(call, changeSchema);
  const changed = { ...person, ...details, ...(roles === undefined ? {} : { roles: toRoles(roles) }) };
  return show(call, call.account.administrators.replace(person.id, changed));
}

const passwordSchema = z.object({ password: z.string().min(1) });

/** Passwords open the user interface only, so that none is kept. */
async function setPassword(call: Call): Promise<Response> {
  const person = named(call);
  await readJson(call, passwordSchema);
  return show(call, person, 201);
}

async function setOwnPassword(call: Call): Promise<Response> {
  await readJson(call, passwordSchema);
  return me(call);
}

async function setRoles(call: Call): Promise<Response> {
  const person = named(call);
  const { roles } = await readJson(call, z.object({ roles: z.array(z.string()) }));
  return show(call, call.account.administrators.replace(person.id, { ...person, roles: toRoles(roles) }));
}

function remove(call: Call): Response {
  call.account.administrators.remove(call.parameter('id'));
  return answerNothing();
}

/** Who a token speaks for: the token itself, with its roles. It answers for every valid token, so it checks one. */
function me(call: Call): Response {
  const { id, name, roles } = call.token;
  return answerVersion2(view(call, { id, name, email: '', roles }));
}

/** The people with a seat in the account, which both versions call users. Customers are entities. */
export function registerAdministrators(register: Register): void {
  register('user.list', 'GET', '/api/user', 'administer', list);
  register('user.create', 'POST', '/api/user', 'administer', create);
  register('user.get', 'GET', '/api/user/:id', 'administer', (call) => show(call, named(call)));
  register('user.update', 'PUT', '/api/user/:id', 'administer', update);
  register('user.setPassword', 'POST', '/api/user/:id/setpassword', 'administer', setPassword);
  register('v2.user.get', 'GET', '/v2/user/me', 'anything', me);
  register('v2.user.passwordReset', 'POST', '/v2/user/me/passwordreset', 'anything', setOwnPassword);
  register('v2.user.list', 'GET', '/v2/user', 'administer', list);
  register('v2.user.get', 'GET', '/v2/user/:id', 'administer', (call) => show(call, named(call)));
  register('v2.user.delete', 'DELETE', '/v2/user/:id', 'administer', remove);
  register('v2.user.roles', 'POST', '/v2/user/:id/roles', 'administer', setRoles);
}
