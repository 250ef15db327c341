import { z } from 'zod';
import type { Account, LyticsAccountOptions } from '../account.ts';
import { viewAccount } from '../account-view.ts';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { conflict } from '../refusal.ts';
import { createId } from '../values.ts';

/** The accounts that there are, and how another one is opened. */
export interface Accounts {
  accounts: readonly Account[];
  open: (options: LyticsAccountOptions) => Account;
}

const accountSchema = z.object({ name: z.string().min(1), domain: z.string().min(1).default('example.com') });

/** Opens an account that the caller's token reaches beside its own. Throws a 409 `Refusal` when the name is taken. */
function openReached(
  call: Call,
  { accounts, open }: Accounts,
  { name, domain }: z.infer<typeof accountSchema>,
): Account {
  if (accounts.some((account) => account.name === name)) {
    throw conflict(`account ${JSON.stringify(name)} exists`);
  }
  const { token, name: tokenName, roles, expiresAt } = call.token;
  const reaching = { token, name: tokenName, roles, ...(expiresAt === undefined ? {} : { expiresAt }) };
  return open({ name, domain, tokens: [reaching] });
}

/** Registration also gives a seat to the person who registers. */
const registrationSchema = accountSchema.extend({ email: z.email(), password: z.string().min(1) });

/** How accounts are opened. */
export function registerAccountCreation(register: Register, all: Accounts): void {
  const create = async (call: Call, status?: number) =>
    answer(call, viewAccount(openReached(call, all, await readJson(call, accountSchema))), status);
  register('account.create', 'POST', '/api/account', 'administer', (call) => create(call, 201));
  register('v2.account.createChild', 'POST', '/v2/account', 'administer', (call) => create(call));
  register('v2.account.register', 'POST', '/v2/register', 'administer', async (call) => {
    const { email, name, domain } = await readJson(call, registrationSchema);
    const account = openReached(call, all, { name, domain });
    account.administrators.add({ id: createId(), name: '', email, roles: ['admin'] });
    return answer(call, viewAccount(account));
  });
}
