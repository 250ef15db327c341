import { describe, expect, it } from 'vitest';
import { createTestClient, textIn } from '../test-client.ts';

const path = '/app_group/sdk_authentication';
const newKey = { app_id: 'app', rsa_public_key_str: 'MIIB', description: 'first' };

async function withTwoKeys() {
  const client = createTestClient({ apps: [{ id: 'app', name: 'App', platform: 'iOS' }] });
  const first = textIn(await client.post(`${path}/create`, newKey), 'id');
  const second = textIn(await client.post(`${path}/create`, { ...newKey, description: 'second' }), 'id');
  return { ...client, first, second };
}

describe('SDK Authentication keys', () => {
  it('make the first the primary one, and only ever one', async () => {
    const { call, first, get, second } = await withTwoKeys();
    expect((await get(`${path}/keys?app_id=app`)).body).toEqual({
      keys: [
        { id: first, rsa_public_key: 'MIIB', description: 'first', is_primary: true },
        { id: second, rsa_public_key: 'MIIB', description: 'second', is_primary: false },
      ],
    });
    expect((await call('PUT', `${path}/primary`, { app_id: 'app', key_id: second })).body).toMatchObject({
      keys: [
        { id: first, is_primary: false },
        { id: second, is_primary: true },
      ],
    });
  });

  it('can be deleted unless they are the primary one', async () => {
    const { call, first, second } = await withTwoKeys();
    const remove = (key_id: string) => call('DELETE', `${path}/delete`, { app_id: 'app', key_id });
    expect((await remove(first)).status).toBe(400);
    expect(await remove(second)).toMatchObject({ status: 200, body: { keys: [{ id: first }] } });
    expect((await remove(second)).status).toBe(404);
  });

  it('belong to an app that there is', async () => {
    const { get, post } = await withTwoKeys();
    expect((await get(`${path}/keys?app_id=x`)).status).toBe(400);
    expect((await get(`${path}/keys`)).status).toBe(400);
    expect((await post(`${path}/create`, { ...newKey, app_id: 'x' })).status).toBe(400);
  });
});
