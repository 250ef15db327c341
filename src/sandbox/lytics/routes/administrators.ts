import type { Administrator } from '../account.ts';
import type { Call, Register } from '../call.ts';
import { answerVersion1, answerVersion2 } from '../envelope.ts';
import { notFound } from '../refusal.ts';

const view = (call: Call, { id, name, email, roles }: Administrator) => ({
  id,
  name,
  email,
  roles,
  account_id: call.account.id,
  aid: call.account.aid,
});

const everybody = (call: Call) => call.account.administrators.map((person) => view(call, person));

function named(call: Call) {
  const wanted = call.parameter('id');
  const person = call.account.administrators.find(({ id, email }) => id === wanted || email === wanted);
  if (person === undefined) throw notFound('user not found', 'USER-NOTFOUND-023');
  return view(call, person);
}

/** Who a token speaks for: the token itself, with its roles. It answers for every valid token, so it checks one. */
function me(call: Call): Response {
  const { id, name, roles } = call.token;
  return answerVersion2(view(call, { id, name, email: '', roles }));
}

/** The people with a seat in the account, which both versions call users. Customers are entities. */
export function registerAdministrators(register: Register): void {
  register('user.list', 'GET', '/api/user', 'administer', (call) => answerVersion1(everybody(call)));
  register('user.get', 'GET', '/api/user/:id', 'administer', (call) => answerVersion1(named(call)));
  register('v2.user.get', 'GET', '/v2/user/me', 'anything', me);
  register('v2.user.list', 'GET', '/v2/user', 'administer', (call) => answerVersion2(everybody(call)));
  register('v2.user.get', 'GET', '/v2/user/:id', 'administer', (call) => answerVersion2(named(call)));
}
