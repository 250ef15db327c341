import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { schema } from '../db/index.ts';
import { createVirtualClock } from '../sandbox/kit/index.ts';
import { noAccountTokens } from './account-tokens.fixture.ts';
import { type ApiTokens, createApiTokens } from './index.ts';

describe('API tokens', () => {
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

  const inOneMinute = () => new Date(clock.now() + 60_000);
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => Promise.reject(new Error('It did not fail.')),
      (error: unknown) => error,
    );

  it('stand for what they were made with', async () => {
    const expiresAt = inOneMinute();
    const { apiToken, token } = await tokens.create({
      name: 'backend',
      scopes: ['read', 'write', 'read'],
      tenantId: 'acme',
      expiresAt,
    });
    expect(apiToken).toMatchObject({ name: 'backend', hint: token.slice(-4), revokedAt: null });
    expect(await tokens.authenticate(token)).toEqual({
      tokenId: apiToken.id,
      scopes: ['read', 'write'],
      tenantId: 'acme',
      expiresAt,
    });
  });

  it('are stored nowhere and shown only when they are made', async () => {
    const { apiToken, token } = await tokens.create({ name: 'backend', scopes: ['read'] });
    const rows = await test.database.select().from(schema.apiToken);
    const shown = [rows, apiToken, await tokens.list({}, { limit: 5 }), await tokens.find(apiToken.id)];
    expect(inspect(shown, { depth: 10 })).not.toContain(token.slice(3, 20));
    expect(apiToken).not.toHaveProperty('tokenHash');
  });

  it('need a scope, and an expiry that is to come', async () => {
    const invalid = { code: 'invalid_request' };
    await expect(tokens.create({ name: 'x', scopes: [] })).rejects.toMatchObject(invalid);
    const expiresAt = new Date(clock.now());
    await expect(tokens.create({ name: 'x', scopes: ['read'], expiresAt })).rejects.toMatchObject(invalid);
  });

  it('expire to the millisecond, also while they are remembered', async () => {
    const { token } = await tokens.create({ name: 'x', scopes: ['read'], expiresAt: inOneMinute() });
    clock.advance(59_999);
    await tokens.authenticate(token);
    clock.advance(1);
    const error = await failureOf(tokens.authenticate(token));
    expect(error).toMatchObject({ code: 'token_expired' });
    expect(inspect(error)).not.toContain(token);
  });

  it('are refused without a read when they are mistyped, with one when they are unknown', async () => {
    const { token } = await tokens.create({ name: 'x', scopes: ['read'] });
    const select = vi.spyOn(test.database, 'select');
    const mistyped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    const first = await failureOf(tokens.authenticate(mistyped));
    expect(select).not.toHaveBeenCalled();
    const second = await failureOf(tokens.authenticate('no-such-token-anywhere'));
    expect(select).toHaveBeenCalledTimes(1);
    for (const error of [first, second]) expect(error).toMatchObject({ code: 'token_invalid', status: 401 });
    expect(inspect(first)).not.toContain(mistyped);
    expect(inspect(second)).not.toContain('no-such-token-anywhere');
  });

  it('cost one read in five seconds, however hot they are', async () => {
    const { token } = await tokens.create({ name: 'x', scopes: ['read'] });
    const select = vi.spyOn(test.database, 'select');
    await Promise.all(Array.from({ length: 20 }, () => tokens.authenticate(token)));
    clock.advance(4999);
    await tokens.authenticate(token);
    expect(select).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await tokens.authenticate(token);
    expect(select).toHaveBeenCalledTimes(2);
  });

  it('stop at once where they are revoked, and within five seconds elsewhere', async () => {
    const elsewhere = createApiTokens({ database: test.database, clock, accountTokens: noAccountTokens(clock) });
    const { apiToken, token } = await tokens.create({ name: 'x', scopes: ['read'] });
    await Promise.all([tokens.authenticate(token), elsewhere.authenticate(token)]);
    const revoked = await tokens.revoke(apiToken.id);
    expect(revoked.revokedAt).toEqual(new Date(clock.now()));
    await expect(tokens.authenticate(token)).rejects.toMatchObject({ code: 'token_invalid' });
    clock.advance(5000);
    await expect(elsewhere.authenticate(token)).rejects.toMatchObject({ code: 'token_invalid' });
    expect(await tokens.revoke(apiToken.id)).toEqual(revoked);
  });

  it('are listed newest first, page by page', async () => {
    for (const name of ['one', 'two', 'three']) {
      await tokens.create({ name, scopes: ['read'] });
      clock.advance(1);
    }
    const first = await tokens.list({}, { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['three', 'two']);
    const second = await tokens.list({}, { limit: 2, ...(first.next && { after: first.next }) });
    expect(second.items.map(({ name }) => name)).toEqual(['one']);
    expect(second).not.toHaveProperty('next');
  });

  it('of one tenant do not exist for another', async () => {
    const { apiToken } = await tokens.create({ name: 'x', scopes: ['read'], tenantId: 'acme' });
    const { apiToken: unbound } = await tokens.create({ name: 'y', scopes: ['admin'] });
    const missing = { code: 'token_not_found' };
    for (const { id } of [apiToken, unbound]) {
      await expect(tokens.find(id, { tenantId: 'other' })).rejects.toMatchObject(missing);
      await expect(tokens.revoke(id, { tenantId: 'other' })).rejects.toMatchObject(missing);
    }
    expect((await tokens.list({ tenantId: 'other' }, { limit: 5 })).items).toEqual([]);
    expect((await tokens.list({ tenantId: 'acme' }, { limit: 5 })).items).toEqual([apiToken]);
  });
});
