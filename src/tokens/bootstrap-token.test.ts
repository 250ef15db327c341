import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createVirtualClock } from '../sandbox/kit/index.ts';
import { noAccountTokens } from './account-tokens.fixture.ts';
import { type ApiTokens, createApiTokens } from './index.ts';

const chosen = 'chosen-by-the-operator';

describe('the bootstrap token', () => {
  let test: TestDatabase;
  let clock: ReturnType<typeof createVirtualClock>;
  let tokens: ApiTokens;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    await test.reset();
    clock = createVirtualClock();
    tokens = createApiTokens({ database: test.database, clock, accountTokens: noAccountTokens(clock) });
  });
  afterAll(() => test.close());

  const count = async () => (await tokens.list({}, { limit: 50 })).items.length;

  it('that the operator chose lets the operator in as admin, however often it is given', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => tokens.ensureBootstrapToken(chosen)));
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect(await tokens.authenticate(chosen)).toMatchObject({ scopes: ['admin'], tenantId: null, expiresAt: null });
    expect(await count()).toBe(1);
  });

  it('is made once when several processes start without one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => tokens.ensureBootstrapToken()));
    const made = answers.filter((answer) => answer !== undefined);
    expect(made).toHaveLength(1);
    expect(await tokens.authenticate(made.join())).toMatchObject({ scopes: ['admin'], tenantId: null });
    expect(await count()).toBe(1);
  });

  it('is made again only when no admin token is left that works for all tenants', async () => {
    await tokens.create({ name: 'reader', scopes: ['read', 'write'] });
    await tokens.create({ name: 'tenant', scopes: ['admin'], tenantId: 'acme' });
    const expiresAt = new Date(clock.now() + 1);
    const { apiToken } = await tokens.create({ name: 'admin', scopes: ['admin'] });
    await tokens.create({ name: 'short', scopes: ['admin'], expiresAt });
    await tokens.revoke(apiToken.id);
    expect(await tokens.ensureBootstrapToken()).toBeUndefined();
    clock.advance(1);
    expect(await tokens.ensureBootstrapToken()).toMatch(/^cw_/);
  });

  it.each<[string, string, (tokens: ApiTokens, clock: { advance(milliseconds: number): void }) => Promise<string>]>([
    ['too short', 'at least 16 characters', () => Promise.resolve('short-canary')],
    ['mistyped', 'mistyped', () => Promise.resolve(`cw_${'canary'.repeat(8).slice(0, 46)}`)],
    [
      'revoked',
      'was revoked',
      async (api) => {
        await api.ensureBootstrapToken('revoked-canary-token');
        const [first] = (await api.list({}, { limit: 1 })).items;
        await api.revoke(first?.id ?? '');
        return 'revoked-canary-token';
      },
    ],
    ['not for admins', 'fewer rights', async (api) => (await api.create({ name: 'x', scopes: ['write'] })).token],
    [
      'bound to a tenant',
      'fewer rights',
      async (api) => (await api.create({ name: 'x', scopes: ['admin'], tenantId: 'acme' })).token,
    ],
    [
      'expired',
      'has expired',
      async (api, time) => {
        const { token } = await api.create({ name: 'x', scopes: ['admin'], expiresAt: new Date(Date.UTC(2026, 0, 2)) });
        time.advance(2 * 86_400_000);
        return token;
      },
    ],
  ])('that is %s stops the start in one line that does not show it', async (_, reason, prepare) => {
    const token = await prepare(tokens, clock);
    const error: unknown = await tokens.ensureBootstrapToken(token).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: expect.stringMatching(new RegExp(`^[^\\n]*${reason}[^\\n]*$`)) });
    expect(inspect(error)).not.toContain(token);
  });
});
