import { describe, expect, it } from 'vitest';
import type { ProjectOptions } from './settings.ts';
import { createTestProject, serverKey } from './test-client.ts';

const mobile = { key: 'mobile-key' };

function start(options: Partial<ProjectOptions> = {}) {
  return createTestProject({
    keys: [
      { value: serverKey, type: 'server-side' },
      { value: mobile.key, type: 'mobile' },
    ],
    ...options,
  });
}

describe('what a project has set for the SDKs', () => {
  const criterion = { criteriaId: '7', name: 'Added to cart', searchQuery: { combinator: 'And', searchQueries: [] } };
  const configuration = '/api/mobile/getRemoteConfiguration';
  const app = 'platform=iOS&appPackageName=com.example.app&SDKVersion=6.5.0';

  it('is when unknown visitors are worth a profile', async () => {
    const { get } = start({ unknownUserCriteria: [criterion] });
    const { status, json, headers } = await get('/api/unknownuser/list', mobile);
    expect({ status, json }).toEqual({
      status: 200,
      json: { msg: '', code: 'Success', params: { count: 1, criteriaSets: [criterion] } },
    });
    expect(headers.get('iterable-request-id')).not.toBeNull();
    expect((await start().get('/api/unknownuser/list', mobile)).json).toMatchObject({ params: { count: 0 } });
  });

  it('is what an app does while it is offline', async () => {
    expect((await start().get(`${configuration}?${app}`, mobile)).json).toEqual({
      offlineMode: false,
      autoRetry: false,
    });
    const { get } = start({ remoteConfiguration: { offlineMode: true, autoRetry: true } });
    expect((await get(`${configuration}?${app}`, mobile)).json).toEqual({ offlineMode: true, autoRetry: true });
  });

  it('is told to no other keys, and to no app that does not say which it is', async () => {
    const { get } = start();
    expect(await get('/api/unknownuser/list')).toMatchObject({ status: 401, json: { code: 'BadApiKey' } });
    expect((await get('/api/unknownuser/list', { key: 'nobody' })).status).toBe(401);
    expect(await get(`${configuration}?platform=iOS`, mobile)).toMatchObject({
      status: 400,
      json: { code: 'BadParams' },
    });
  });
});
