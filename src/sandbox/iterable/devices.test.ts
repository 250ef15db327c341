import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const keys = [
  { value: 'server', type: 'server-side' },
  { value: 'mobile', type: 'mobile' },
  { value: 'web', type: 'javascript' },
] as const;
const email = 'ada@example.com';
const device = { token: 't1', platform: 'GCM', applicationName: 'shop' };

function createDevices() {
  const test = createTestProject({ keys });
  const register = (body: object, key = 'mobile') => test.post('/api/users/registerDeviceToken', body, { key });
  const devices = (user = email) => test.project.profile({ email: user })?.dataFields['devices'];
  return { ...test, register, devices };
}

describe('device tokens', () => {
  it('make a profile, and are kept once each', async () => {
    const { register, devices } = createDevices();
    await register({ email, device });
    await register({ email, device: { ...device, applicationName: 'new' } });
    await register({ email, device: { ...device, token: 't2' } });
    expect(devices()).toMatchObject([
      { token: 't1', applicationName: 'new', endpointEnabled: true },
      { token: 't2', applicationName: 'shop' },
    ]);
  });

  it('are registered with mobile keys only', async () => {
    const { register } = createDevices();
    expect(await register({ email, device }, 'server')).toMatchObject({ status: 401, json: { code: 'BadApiKey' } });
  });

  it('are refused when the platform is unknown, and fail when empty as Iterable does', async () => {
    const { register } = createDevices();
    expect((await register({ email, device: { ...device, platform: 'Fridge' } })).status).toBe(400);
    expect(await register({ email, device: { ...device, token: '' } })).toMatchObject({
      status: 500,
      json: { code: 'GenericError' },
    });
  });

  it('number at most 500 a user', async () => {
    const { register, call } = createDevices();
    const devices = Array.from({ length: 500 }, (_, index) => ({ token: `old-${index}` }));
    await call('POST', '/api/users/update', { key: 'server', body: { email, dataFields: { devices } } });
    expect((await register({ email, device })).status).toBe(400);
    expect((await register({ email, device: { ...device, token: 'old-0' } })).status).toBe(200);
  });

  it('are disabled for one user, or for all who have them', async () => {
    const { register, post, devices } = createDevices();
    const other = 'bob@example.com';
    await register({ email, device });
    await register({ email: other, device });
    await post('/api/users/disableDevice', { email, token: 't1' }, { key: 'server' });
    expect(devices()).toMatchObject([{ endpointEnabled: false }]);
    expect(devices(other)).toMatchObject([{ endpointEnabled: true }]);
    await post('/api/users/disableDevice', { token: 't1' }, { key: 'server' });
    expect(devices(other)).toMatchObject([{ endpointEnabled: false }]);
  });
});

describe('browser tokens', () => {
  it('are registered with web keys only, and kept once each', async () => {
    const { post, project } = createDevices();
    const body = { email, browserToken: 'b1' };
    expect((await post('/api/users/registerBrowserToken', body, { key: 'mobile' })).status).toBe(401);
    for (const _ of [1, 2]) await post('/api/users/registerBrowserToken', body, { key: 'web' });
    expect(project.profile({ email })?.dataFields['browserTokens']).toEqual([{ browserToken: 'b1' }]);
  });
});
