import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestClock } from '../../test/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createLinkTokens, linkSettingsSchema, type LinkTokens, parentOrigins } from './index.ts';

describe('link tokens', () => {
  let test: TestDatabase;
  let links: LinkTokens;
  const clock = createTestClock();
  const use = { linkedAccountId: 'account', usedBy: 'a visit' };
  const wanted = { tenantId: 'acme', settings: { integrations: ['braze'] } };

  beforeAll(async () => {
    test = await openTestDatabase();
    links = createLinkTokens({ database: test.database, clock });
  });
  beforeEach(() => test.reset());
  afterAll(() => test.close());

  it('open as often as a page is loaded, with what was set', async () => {
    const { linkToken, token } = await links.create(wanted);
    for (const opened of [await links.open(token), await links.open(token), await links.reopen(linkToken.id)]) {
      expect(opened).toMatchObject({ id: linkToken.id, tenantId: 'acme', settings: wanted.settings });
    }
  });

  it('are stored as hashes only', async () => {
    const { token } = await links.create(wanted);
    const { items } = await links.list({}, { limit: 10 });
    expect(JSON.stringify(items)).not.toContain(token);
    expect(items[0]?.hint).toBe(token.slice(-4));
  });

  it('let exactly one of many claims win', async () => {
    const { linkToken } = await links.create(wanted);
    const claims = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        links.claim(test.database, linkToken.id, { ...use, linkedAccountId: `account-${index}` }),
      ),
    );
    const refused = claims.flatMap((claim) => (claim.status === 'rejected' ? [claim.reason] : []));
    expect(refused).toHaveLength(7);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'link_token_used' });
  });

  it('are not used up once their time is over, also by whoever opened them before', async () => {
    const { linkToken, token } = await links.create({ ...wanted, expiresIn: 60 });
    const { id } = await links.open(token);
    clock.advance(60_000);
    await expect(links.claim(test.database, id, use)).rejects.toMatchObject({ code: 'link_token_invalid' });
    expect(await links.find(linkToken.id)).toMatchObject({ usedAt: null, linkedAccountId: null });
  });

  it('stay open when the transaction that claimed them fails', async () => {
    const { linkToken, token } = await links.create(wanted);
    const failing = test.database.transaction(async (transaction) => {
      await links.claim(transaction, linkToken.id, use);
      throw new Error('the account could not be stored');
    });
    await expect(failing).rejects.toThrow('the account could not be stored');
    expect(await links.open(token)).toMatchObject({ usedAt: null });
  });

  it('open nothing once they are used, revoked, unknown, or over', async () => {
    const used = await links.create(wanted);
    await links.claim(test.database, used.linkToken.id, use);
    await expect(links.open(used.token)).rejects.toMatchObject({ code: 'link_token_used' });
    const revoked = await links.create(wanted);
    await links.revoke(revoked.linkToken.id);
    await expect(links.open(revoked.token)).rejects.toMatchObject({ code: 'link_token_invalid' });
    await expect(links.claim(test.database, revoked.linkToken.id, use)).rejects.toMatchObject({
      code: 'link_token_invalid',
    });
    await expect(links.open('cw_nothing')).rejects.toMatchObject({ code: 'link_token_invalid' });
    const short = await links.create({ ...wanted, expiresIn: 60 });
    clock.advance(60_000);
    await expect(links.open(short.token)).rejects.toMatchObject({ code: 'link_token_invalid' });
    expect(links.stateOf(short.linkToken)).toBe('expired');
  });

  it('are good for 30 minutes when nothing is said', async () => {
    const { linkToken } = await links.create(wanted);
    expect(linkToken.expiresAt.getTime() - linkToken.createdAt.getTime()).toBe(30 * 60 * 1000);
  });

  it('of another tenant can be neither seen nor revoked', async () => {
    const { linkToken } = await links.create(wanted);
    expect((await links.list({ tenantId: 'other' }, { limit: 10 })).items).toEqual([]);
    await expect(links.revoke(linkToken.id, { tenantId: 'other' })).rejects.toMatchObject({
      code: 'link_token_not_found',
    });
  });
});

describe('the settings of a link', () => {
  it.each([
    [{ redirect_uri: 'http://app.example.com/done' }],
    [{ redirect_uri: 'javascript:alert(1)' }],
    [{ redirect_uri: 'https://user:pass@app.example.com' }],
    [{ allowed_origins: ['https://app.example.com/'] }],
    [{ allowed_origins: ['*'] }],
    [{ allowed_origins: ['https://*.example.com'] }],
    [{ allowed_origins: ['http://*.localhost:5173'] }],
    [{ allowed_origins: ['https://a;sandbox'] }],
    [{ theme: { logo_url: 'https://*/logo.png' } }],
    [{ redirect_uri: 'https://x;frame-ancestors/done' }],
    [{ allowed_origins: ['http://app.example.com'] }],
    [{ theme: { accent_color: 'red' } }],
    [{ theme: { logo_url: 'data:text/html,x' } }],
    [{ locale: 'de; rel' }],
    [{ integrations: [] }],
  ])('refuse %j', (settings) => {
    expect(linkSettingsSchema.safeParse(settings).success).toBe(false);
  });

  it('take plain http on the own machine only', () => {
    const settings = { redirect_uri: 'http://localhost:3000/done', allowed_origins: ['http://127.0.0.1:5173'] };
    expect(linkSettingsSchema.parse(settings)).toEqual(settings);
  });

  it('name who may hold the page: the origins, else that of redirect_uri, else nobody', () => {
    expect(parentOrigins({ allowed_origins: ['https://a.example'], redirect_uri: 'https://b.example/x' })).toEqual([
      'https://a.example',
    ]);
    expect(parentOrigins({ redirect_uri: 'https://b.example/x' })).toEqual(['https://b.example']);
    expect(parentOrigins({})).toEqual([]);
  });
});
