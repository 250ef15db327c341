import { z } from 'zod';
import type { Account } from '../account.ts';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerVersion1 } from '../envelope.ts';
import { notFound } from '../refusal.ts';
import { createToken, parseDuration, toRoles } from '../tokens.ts';
import { createId, toIsoTime } from '../values.ts';

function view(account: Account) {
  return {
    id: account.id,
    aid: account.aid,
    name: account.name,
    domain: account.domain,
    apikey: account.apiKey,
    dataapikey: account.dataApiKey,
    created: toIsoTime(account.createdAt),
  };
}

/** The account of the path, by id or number, when the token reaches it. */
function named(call: Call, reached: readonly Account[]): Account {
  const wanted = call.parameter('id');
  const account = reached.find(({ id, aid }) => id === wanted || String(aid) === wanted);
  if (account === undefined) throw notFound('account not found', 'ACCOUNT-NOTFOUND-021');
  return account;
}

const tokenSchema = z.object({
  name: z.string().default(''),
  scopes: z.array(z.string()).min(1),
  expires: z.string().optional(),
});

/** Makes a token, which this answer shows and no later one. */
async function createAccessToken(call: Call): Promise<Response> {
  const { name, scopes, expires } = await readJson(call, tokenSchema);
  const { account } = call;
  const expiry = expires === undefined ? {} : { expiresAt: account.clock.now() + parseDuration(expires) };
  const token = createToken({ token: createId(), name, roles: toRoles(scopes), ...expiry });
  account.tokens.push(token);
  return answerVersion1(
    {
      id: token.id,
      name,
      token: token.token,
      scopes: token.roles,
      expires: token.expiresAt === undefined ? '' : toIsoTime(token.expiresAt),
    },
    { status: 201 },
  );
}

const changeSchema = z.object({ name: z.string().min(1).optional() });

async function update(call: Call, account: Account): Promise<Response> {
  const { name } = await readJson(call, changeSchema);
  if (name !== undefined) account.name = name;
  return answer(call, view(account));
}

/** Accounts and their tokens. */
export function registerAccount(register: Register, accounts: readonly Account[]): void {
  const reached = (call: Call) => accounts.filter((account) => account.token(call.token.token) !== undefined);
  const show = (call: Call) => answer(call, view(named(call, reached(call))));
  const change = (call: Call) => update(call, named(call, reached(call)));
  register('account.list', 'GET', '/api/account', 'anything', (call) => answer(call, reached(call).map(view)));
  register('account.get', 'GET', '/api/account/:id', 'anything', show);
  register('account.update', 'PUT', '/api/account/:id', 'administer', change);
  register('v2.account.get', 'GET', '/v2/account/:id', 'anything', show);
  register('v2.account.update', 'POST', '/v2/account/:id', 'administer', change);
  register('auth.createToken', 'POST', '/api/auth/createtoken', 'administer', createAccessToken);
}
