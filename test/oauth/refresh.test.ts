import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaseOAuthCredential } from '../../src/db/index.ts';
import { startStage, type Stage } from './stage.ts';

const life = 3600;
/** Seconds before the end of a token in which it is refreshed. */
const margin = 300;

let stage: Stage;
let account: string;
beforeEach(async () => {
  stage = await startStage({ life });
  account = await stage.link();
});
afterEach(() => stage.close());

const seconds = (count: number) => stage.clock.advance(count * 1000);
const refreshes = () => stage.provider.requests.filter((form) => form.get('grant_type') === 'refresh_token').length;

/** Waits, while time stands still, until the token endpoint has been asked. */
async function underWay(): Promise<void> {
  while (refreshes() === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(refreshes()).toBe(1);
}

/** So many calls at once, spread over all Crosswalks; their statuses. */
async function callTogether(count: number): Promise<Set<number>> {
  const calls = Array.from({ length: count }, (_, index) =>
    stage.start(account, stage.crosswalks[index % stage.crosswalks.length]),
  );
  const answers = await stage.settle(Promise.all(calls));
  return new Set(answers.map(({ status }) => status));
}

async function stateOf() {
  const { status, last_error: lastError } = await stage.crosswalks[0].api.accounts.get(account);
  return { status, message: lastError?.['message'] };
}

describe('a token that runs out', () => {
  it('is refreshed once for a thousand calls over two Crosswalks, at every expiry', async () => {
    stage.provider.delay = 400;
    for (const expiry of [1, 2, 3]) {
      seconds(life);
      expect(await callTogether(1000)).toEqual(new Set([200]));
      expect(refreshes()).toBe(expiry);
    }
    expect(stage.provider.reused).toBe(0);
    expect(stage.provider.calls).toEqual({ 200: 3001 });
  });

  it('is refreshed ahead of its end, while others go on with it', async () => {
    seconds(life - margin - 1);
    expect(await callTogether(10)).toEqual(new Set([200]));
    expect(refreshes()).toBe(0);

    seconds(1 + 5);
    stage.provider.delay = 5000;
    const slow = stage.start(account, stage.crosswalks[0]);
    await underWay();
    expect(await stage.call(account, stage.crosswalks[1])).toMatchObject({ status: 200 });
    expect(refreshes()).toBe(1);
    expect((await stage.settle(slow)).status).toBe(200);
  });

  it('is never refreshed for nobody', async () => {
    seconds(life * 3);
    expect(refreshes()).toBe(0);
  });
});

describe('a token endpoint', () => {
  it('that dropped the connection before it acted is asked again later; the old token serves until then', async () => {
    stage.provider.behaviours = ['drops before acting'];
    seconds(life - margin);
    expect(await callTogether(100)).toEqual(new Set([200]));
    expect(await callTogether(100)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
    seconds(15);
    expect(await callTogether(100)).toEqual(new Set([200]));
    expect(refreshes()).toBe(2);
    expect(await stateOf()).toMatchObject({ status: 'active' });
  });

  it('that acted and dropped the connection costs the access no sooner than the server proves it', async () => {
    stage.provider.behaviours = ['drops after acting'];
    seconds(life - margin);
    expect(await callTogether(100)).toEqual(new Set([200]));
    expect(await stateOf()).toMatchObject({ status: 'active' });
    expect(stage.provider.reused).toBe(0);

    seconds(15);
    await callTogether(100);
    expect([refreshes(), stage.provider.reused]).toEqual([2, 1]);
    expect(await stateOf()).toEqual({
      status: 'needs_reauth',
      message: expect.stringMatching(/Northwind refused: the access was withdrawn.*connected again/),
    });
  });

  it.each(['fails', 'is busy', 'drops before acting'] as const)(
    'that %s when the token has run out is not asked by every caller, and says when to come again',
    async (behaviour) => {
      stage.provider.behaviours = [behaviour];
      seconds(life);
      expect(await callTogether(200)).toEqual(new Set([502]));
      const { body } = await stage.call(account);
      expect(body).toMatchObject({ code: 'remote_failed', retryable: true, retry_after: expect.any(Number) });
      expect(refreshes()).toBe(1);
      seconds(31);
      expect(await callTogether(200)).toEqual(new Set([200]));
      expect(refreshes()).toBe(2);
    },
  );

  it('whose name cannot be resolved for a moment costs no call, also when the token has run out', async () => {
    stage.provider.behaviours = ['cannot be reached'];
    seconds(life);
    expect(await callTogether(100)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
  });

  it('whose name cannot be resolved for long leaves the old token in use', async () => {
    stage.provider.behaviours = Array.from({ length: 100 }, () => 'cannot be reached' as const);
    seconds(life - margin);
    for (let round = 0; round < 5; round += 1) {
      expect(await callTogether(20)).toEqual(new Set([200]));
      seconds(10);
    }
    expect(refreshes()).toBe(0);
    expect(await stateOf()).toMatchObject({ status: 'active' });
    stage.provider.behaviours = [];
    seconds(10);
    expect(await callTogether(20)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
  });

  it('that takes longer than a lease is asked by nobody else', async () => {
    stage.provider.delay = 25_000;
    seconds(life);
    expect(await callTogether(10)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
  });
});

describe('access that was withdrawn', () => {
  it('is said to need the customer, asked for once, and comes back with the customer', async () => {
    stage.provider.withdraw();
    seconds(life);
    expect(await callTogether(200)).toEqual(new Set([401]));
    const { body } = await stage.call(account);
    expect(body).toMatchObject({ code: 'remote_unauthorized', message: expect.stringContaining('connected again') });
    expect(refreshes()).toBe(1);
    expect(await stateOf()).toMatchObject({ status: 'needs_reauth' });
    const shown = [body, stage.logs, await stage.crosswalks[0].api.accounts.get(account)];
    expect(JSON.stringify(shown)).not.toMatch(/-of-northwind|secret of the operator/);

    await stage.settle(stage.crosswalks[0].api.accounts.update(account, { context: {} }));
    expect(await stateOf()).toMatchObject({ status: 'needs_reauth' });

    const tokens = { access_token: stage.provider.allow() };
    await stage.settle(stage.crosswalks[0].api.accounts.update(account, { tokens }));
    seconds(6);
    expect(await callTogether(10)).toEqual(new Set([200]));
    expect(await stateOf()).toMatchObject({ status: 'active' });
  });
});

describe('a token that is refused before its time', () => {
  it('is replaced once for all calls that met the refusal, and they are made again', async () => {
    seconds(60);
    expect(await callTogether(10)).toEqual(new Set([200]));
    stage.provider.forgetAccessTokens();
    expect(await callTogether(300)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
    expect(await stateOf()).toMatchObject({ status: 'active' });
  });

  it('is not replaced again when the new one is refused at once', async () => {
    seconds(60);
    stage.provider.forgetAccessTokens();
    const { transport } = stage.provider;
    const answered = transport.send.bind(transport);
    transport.send = async (request) => {
      const answer = await answered(request);
      stage.provider.forgetAccessTokens();
      return answer;
    };
    for (let round = 0; round < 3; round += 1) expect(await callTogether(20)).toEqual(new Set([401]));
    expect(refreshes()).toBe(1);
    expect(await stateOf()).toMatchObject({ status: 'needs_reauth' });
  });
});

describe('the lease of a refresh', () => {
  it('of a process that died is taken over when it has run out, and not before', async () => {
    const { database } = stage.database;
    const key = { accountId: account, name: 'access_token' };
    seconds(life);
    const now = stage.clock.now();
    const dead = { owner: 'a process that died', until: new Date(now + 15_000) };
    expect(await leaseOAuthCredential(database, key, dead, new Date(now))).toBeDefined();
    expect(await callTogether(20)).toEqual(new Set([200]));
    expect(refreshes()).toBe(1);
    expect(stage.clock.now()).toBeGreaterThanOrEqual(now + 15_000);
  });

  it('is of no use to who writes after the customer connected again', async () => {
    stage.provider.delay = 5000;
    seconds(life);
    const late = stage.start(account, stage.crosswalks[1]);
    await underWay();
    const tokens = { access_token: stage.provider.allow() };
    await stage.settle(stage.crosswalks[0].api.accounts.update(account, { tokens }));
    await stage.settle(late);
    seconds(6);
    const sent = await stage.crosswalks[0].api.accounts.get(account);
    expect(sent.status).toBe('active');
    stage.provider.delay = 0;
    seconds(life);
    expect(await callTogether(10)).toEqual(new Set([200]));
    expect(stage.provider.requests.at(-1)?.get('refresh_token')).toBe(tokens.access_token.refreshToken);
  });
});

describe('an account that is deleted', () => {
  it('has its tokens taken back at the vendor', async () => {
    await stage.settle(stage.crosswalks[0].api.accounts.remove(account));
    expect(stage.provider.revoked).toEqual(['refresh-1-of-northwind']);
  });

  it('is gone also when the vendor cannot be reached, which the log says', async () => {
    stage.provider.transport.send = async () => {
      throw new Error('the connection was refused');
    };
    await stage.settle(stage.crosswalks[0].api.accounts.remove(account));
    await expect(stage.crosswalks[0].api.accounts.get(account)).rejects.toMatchObject({ code: 'account_not_found' });
    expect(stage.logs).toContainEqual(expect.objectContaining({ level: 'warn', account_id: account }));
  });
});
