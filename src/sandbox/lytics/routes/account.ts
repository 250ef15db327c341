import { z } from 'zod';
import type { Account } from '../account.ts';
import { viewAccount } from '../account-view.ts';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerVersion1 } from '../envelope.ts';
import { booleanParameter } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import { createToken, endOfDuration, toRoles } from '../tokens.ts';
import { createId, toIsoTime } from '../values.ts';

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
  const expiry = expires === undefined ? {} : { expiresAt: endOfDuration(expires, account.clock.now()) };
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
  return answer(call, viewAccount(account));
}

/** Turns mails about failed jobs on or off, which the settings of the account show. */
function setJobAlerts(call: Call): Response {
  if (!call.query.has('enable')) throw badRequest('enable is required');
  const enable = booleanParameter(call, 'enable', false);
  call.account.settings.set('job_alerts', { enable });
  return answer(call, { enable });
}

const eventsPerHour = 1_000_000;
const hour = 3_600_000;

/** How many events the account may send in an hour, and how many it has sent in the last one. */
function showEventQuota(call: Call): Response {
  const { records, clock } = call.account;
  const used = records.filter(({ receivedAt }) => receivedAt > clock.now() - hour).length;
  return answer(call, { thresholds: [{ name: 'events_per_hour', limit: eventsPerHour, used }] });
}

/** Accounts and their tokens. */
export function registerAccount(register: Register, accounts: readonly Account[]): void {
  const reached = (call: Call) => accounts.filter((account) => account.token(call.token.token) !== undefined);
  const show = (call: Call) => answer(call, viewAccount(named(call, reached(call))));
  const change = (call: Call) => update(call, named(call, reached(call)));
  register('account.list', 'GET', '/api/account', 'anything', (call) => answer(call, reached(call).map(viewAccount)));
  register('account.get', 'GET', '/api/account/:id', 'anything', show);
  register('account.update', 'PUT', '/api/account/:id', 'administer', change);
  register('v2.account.get', 'GET', '/v2/account/:id', 'anything', show);
  register('v2.account.update', 'POST', '/v2/account/:id', 'administer', change);
  register('v2.account.jobAlerts', 'POST', '/v2/account/setup/jobalerts', 'administer', setJobAlerts);
  register('v2.control.quota', 'GET', '/v2/control/eventquota/thresholds', 'administer', showEventQuota);
  register('auth.createToken', 'POST', '/api/auth/createtoken', 'administer', createAccessToken);
}
