import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { startStage, type Stage } from './stage.ts';

const life = 3600;
/** Seconds before the end of a token in which it is refreshed. */
const margin = 300;
const day = 24 * 60 * 60;

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ life });
});
afterEach(() => stage.close());

const seconds = (count: number) => stage.clock.advance(count * 1000);
const tick = (bounds = {}, crosswalk = stage.crosswalks[0]) => stage.settle(crosswalk.tick(bounds));
const refreshed = () => stage.provider.requests.length;

/** An account whose token has been called with. */
async function linkInUse(): Promise<string> {
  const account = await stage.link();
  seconds(6);
  expect(await stage.call(account)).toMatchObject({ status: 200 });
  return account;
}

describe('a tick', () => {
  it('renews the token of an account in use ahead of its end, so that no call waits for it', async () => {
    const account = await linkInUse();
    seconds(life - margin - 7);
    expect(await tick()).toMatchObject({ renewedTokens: 0, isMore: false });
    seconds(7);
    expect(await tick()).toMatchObject({ renewedTokens: 1, failedRenewals: 0, isMore: false });
    expect(await tick()).toMatchObject({ renewedTokens: 0 });
    expect(refreshed()).toBe(1);
    seconds(margin);
    expect(await stage.call(account)).toMatchObject({ status: 200 });
    expect(refreshed()).toBe(1);
  });

  it('renews nothing for an account that nobody calls with, nor twice for one that nobody calls with any more', async () => {
    await stage.link();
    seconds(life);
    expect(await tick()).toMatchObject({ renewedTokens: 0 });
    await linkInUse();
    seconds(life - margin);
    expect(await tick()).toMatchObject({ renewedTokens: 1 });
    seconds(life);
    expect(await tick()).toMatchObject({ renewedTokens: 0 });
    expect(refreshed()).toBe(1);
  });

  it('of many processes at once renews each token once', async () => {
    for (let index = 0; index < 4; index += 1) await linkInUse();
    // The provider keeps one refresh token; the others are refused, which is an answer too.
    seconds(life - margin);
    const crosswalks = [...stage.crosswalks, ...stage.crosswalks];
    const reports = await stage.settle(Promise.all(crosswalks.map(async ({ tick: begin }) => begin())));
    const taken = reports.map(({ renewedTokens, failedRenewals }) => renewedTokens + failedRenewals);
    expect(taken.reduce((sum, count) => sum + count)).toBe(4);
    expect(refreshed()).toBe(4);
  });

  it('leaves the rest for the next one when a bound is reached, and says so', async () => {
    for (let index = 0; index < 3; index += 1) await linkInUse();
    seconds(life - margin);
    expect(await tick({ milliseconds: 0 })).toMatchObject({ renewedTokens: 0, isMore: true });
    expect(refreshed()).toBe(0);
    expect(await tick({ count: 2 })).toMatchObject({ isMore: true });
    expect(refreshed()).toBe(2);
    expect(await tick({ count: 2 })).toMatchObject({ isMore: false });
    expect(refreshed()).toBe(3);
  });

  it('tells the log of an account that fails, goes on with the others, and comes back to it later', async () => {
    const { database } = stage.database;
    const { integratedAccount } = schema;
    const bad = await linkInUse();
    const good = await linkInUse();
    await database.update(integratedAccount).set({ integration: 'gone' }).where(eq(integratedAccount.id, bad));
    seconds(life - margin);
    expect(await tick({ count: 1 })).toMatchObject({ renewedTokens: 0, failedRenewals: 1 });
    expect(await tick({ count: 1 })).toMatchObject({ renewedTokens: 1, failedRenewals: 0 });
    expect(await tick()).toMatchObject({ renewedTokens: 0, failedRenewals: 0 });
    expect(stage.logs).toContainEqual(expect.objectContaining({ level: 'warn', account_id: bad }));
    expect(stage.logs).not.toContainEqual(expect.objectContaining({ level: 'warn', account_id: good }));
    seconds(60);
    expect(await tick()).toMatchObject({ failedRenewals: 1 });
  });

  it('tells the log what an error was that nobody expected, without its message', async () => {
    const account = await linkInUse();
    const { integratedAccount } = schema;
    const broken = { users: 'a secret' };
    await stage.database.database
      .update(integratedAccount)
      .set({ overrides: broken })
      .where(eq(integratedAccount.id, account));
    seconds(life - margin);
    expect(await tick()).toMatchObject({ failedRenewals: 1 });
    const told = stage.logs.find((entry) => entry['account_id'] === account);
    expect(told).toMatchObject({ reason: 'Something went wrong inside Crosswalk.' });
    expect(told?.['cause']).toMatch(/^ZodError \(message left out\)\n +at /);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('tells of a server that fails, while the old token goes on', async () => {
    const account = await linkInUse();
    stage.provider.behaviours = ['fails'];
    seconds(life - margin);
    expect(await tick()).toMatchObject({ renewedTokens: 0, failedRenewals: 1 });
    expect(await stage.call(account)).toMatchObject({ status: 200 });
    expect(refreshed()).toBe(1);
    seconds(60);
    expect(await tick()).toMatchObject({ renewedTokens: 1, failedRenewals: 0 });
  });

  it('forgets link tokens 30 days after their end, and visits that nobody came back from', async () => {
    const [{ links }] = stage.crosswalks;
    const settings = { integrations: ['northwind'] };
    for (const expiresIn of [60, 60, day]) await links.create({ tenantId: 'acme', settings, expiresIn });
    const { database } = stage.database;
    const visit = { linkTokenId: 'l', tenantId: 'acme', integration: 'northwind', visit: 'v', sealed: 's' };
    const expiresAt = new Date(stage.clock.now() + 900_000);
    await database.insert(schema.oauthAuthorization).values({ ...visit, id: 'a', expiresAt });
    seconds(899);
    expect(await tick()).toMatchObject({ deletedLinkTokens: 0, deletedAuthorizations: 0 });
    seconds(1);
    expect(await tick()).toMatchObject({ deletedLinkTokens: 0, deletedAuthorizations: 1 });
    seconds(30 * day);
    expect(await tick({ count: 1 })).toMatchObject({ deletedLinkTokens: 1, isMore: true });
    expect(await tick()).toMatchObject({ deletedLinkTokens: 1, isMore: false });
    expect((await links.list({}, { limit: 10 })).items).toHaveLength(1);
  });

  it('says that the database cannot be reached', async () => {
    await stage.database.disconnect();
    await expect(tick()).rejects.toThrow(/is closed|cannot be reached/);
  });
});
