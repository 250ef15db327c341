import { Analytics } from '@segment/analytics-node';
import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { dispatch, systemClock } from '../../kit/index.ts';
import { createSegmentSandbox } from '../index.ts';
import { setUp, writeKey } from '../test-support.ts';

type Sandbox = ReturnType<typeof setUp>['sandbox'];

/** The vendor's own client, whose requests end in the sandbox. */
function httpClient(sandbox: Sandbox) {
  return {
    async makeRequest({
      url,
      method,
      headers,
      body,
    }: {
      url: string;
      method: string;
      headers: Record<string, string>;
      body: string;
    }) {
      const response = await dispatch(sandbox, new Request(url, { method, headers, body }));
      if (response === undefined) throw new Error(`no server answers for ${url}`);
      return response;
    },
  };
}

describe("the vendor's own Node client", () => {
  it('delivers every type of call, which end up on profiles', async () => {
    const { sandbox, workspace, settle } = setUp();
    const analytics = new Analytics({ writeKey, httpClient: httpClient(sandbox), maxRetries: 0 });
    const errors: unknown[] = [];
    analytics.on('error', (error) => errors.push(error));
    analytics.identify({ userId: 'U1', traits: { email: 'Ada@Example.com', plan: 'team' } });
    analytics.track({ userId: 'U1', event: 'Signed Up' });
    analytics.page({ userId: 'U1', name: 'Home' });
    analytics.screen({ userId: 'U1', name: 'Home' });
    analytics.group({ userId: 'U1', groupId: 'G1', traits: { name: 'Analytical Engines' } });
    analytics.alias({ userId: 'U1', previousId: 'old' });
    await analytics.closeAndFlush();
    settle();
    expect(errors).toEqual([]);
    expect(workspace.discards()).toEqual([]);
    expect(workspace.events()).toHaveLength(6);
    expect(workspace.profile('email:ada@example.com')).toMatchObject({
      identifiers: ['user_id:u1', 'email:ada@example.com'],
      traits: { plan: 'team' },
      events: ['Signed Up'],
    });
    expect(workspace.profile('group_id:g1', 'accounts')?.traits).toEqual({ name: 'Analytical Engines' });
  });

  it('reports a batch that the server refuses', async () => {
    const { sandbox } = setUp();
    const analytics = new Analytics({ writeKey: 'short', httpClient: httpClient(sandbox), maxRetries: 0 });
    const codes: string[] = [];
    analytics.on('error', ({ code }) => codes.push(code));
    analytics.track({ userId: 'u1', event: 'A' });
    await analytics.closeAndFlush();
    expect(codes).toEqual(['delivery_failure']);
  });

  it('obtains an OAuth token with its signed assertion and writes with it', async () => {
    const keys = await generateKeyPair('RS256', { extractable: true });
    const publicKey = await exportSPKI(keys.publicKey);
    // The client signs with the time of the machine.
    const sandbox = createSegmentSandbox({ clock: systemClock, visibilityDelay: 0 });
    const workspace = sandbox.addWorkspace({
      sources: [{ id: 'source_1', writeKey, oauthRequired: true }],
      oauthApps: [{ id: 'app_1', keys: [{ kid: 'key_1', publicKey }], scopes: ['tracking_api:write'] }],
    });
    const analytics = new Analytics({
      writeKey,
      httpClient: httpClient(sandbox),
      maxRetries: 0,
      oauthSettings: { clientId: 'app_1', clientKey: await exportPKCS8(keys.privateKey), keyId: 'key_1' },
    });
    analytics.track({ userId: 'u1', event: 'A' });
    await analytics.closeAndFlush();
    expect(workspace.events()).toMatchObject([{ event: 'A' }]);
    expect(sandbox.requests.map(({ server }) => server)).toEqual(['oauth', 'tracking']);
  });
});
