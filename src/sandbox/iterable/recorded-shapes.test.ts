import { describe, expect, it } from 'vitest';
import { createTestProject, serverKey } from './test-client.ts';

const mobile = { key: 'mobile-key' };

function start() {
  return createTestProject({
    keys: [
      { value: serverKey, type: 'server-side' },
      { value: mobile.key, type: 'mobile' },
    ],
  });
}

describe('calls that are known by their shape', () => {
  it('answer what was recorded', async () => {
    const { get } = start();
    const { status, json, headers } = await get('/api/unknownuser/list', mobile);
    expect({ status, json }).toMatchObject({ status: 200, json: { code: 'Success', params: { count: 1 } } });
    expect(headers.get('iterable-request-id')).not.toBeNull();
  });

  it('refuse keys that do not reach them', async () => {
    const { get } = start();
    expect(await get('/api/unknownuser/list')).toMatchObject({ status: 401, json: { code: 'BadApiKey' } });
    expect((await get('/api/unknownuser/list', { key: 'nobody' })).status).toBe(401);
  });

  it('refuse what lacks a parameter', async () => {
    const { get } = start();
    expect(await get('/api/mobile/getRemoteConfiguration?platform=iOS', mobile)).toMatchObject({
      status: 400,
      json: { code: 'BadParams', msg: expect.stringContaining('SDKVersion') },
    });
  });
});
