import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient, textIn } from '../test-client.ts';

const account = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'Ada@Example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  department: 'engines',
  permissions: { companyPermissions: ['manage_company_settings'] },
};

function createScimClient(credentials: Record<string, string> = {}) {
  const { send, workspace } = createTestClient({ scim: { token: 'scim-token', origin: 'https://sso.example.com' } });
  const headers = {
    authorization: 'Bearer scim-token',
    'x-request-origin': 'https://sso.example.com',
    'content-type': 'application/json',
    ...credentials,
  };
  return (method: string, target: string, body?: Json) =>
    send(`${workspace.restUrl}/scim/v2/Users${target}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

const filter = (address: string) => `?filter=${encodeURIComponent(`userName eq "${address}"`)}`;

describe('dashboard accounts', () => {
  it('are created, found by address, replaced and removed', async () => {
    const scim = createScimClient();
    const created = await scim('POST', '', account);
    expect(created).toMatchObject({ status: 201, body: { userName: 'ada@example.com', name: account.name } });
    const id = textIn(created, 'id');
    expect((await scim('GET', filter('ada@example.com'))).body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    const { userName: _, ...replaced } = { ...account, department: 'poetry' };
    expect(await scim('PUT', `/${id}`, replaced)).toMatchObject({ status: 200, body: { department: 'poetry' } });
    expect((await scim('GET', `/${id}`)).body).toMatchObject({ department: 'poetry' });
    expect(await scim('DELETE', `/${id}`)).toMatchObject({ status: 204, body: null });
    expect((await scim('GET', `/${id}`)).status).toBe(404);
    expect((await scim('GET', filter('ada@example.com'))).body).toMatchObject({ totalResults: 0, Resources: [] });
  });

  it('have an address of their own, and what the vendor requires', async () => {
    const scim = createScimClient();
    await scim('POST', '', account);
    expect(await scim('POST', '', { ...account, userName: 'ada@example.com' })).toMatchObject({
      status: 409,
      body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] },
    });
    expect((await scim('POST', '', { ...account, name: { givenName: 'Ada' } })).status).toBe(400);
    expect((await scim('GET', '?filter=everybody')).status).toBe(400);
  });

  it('want the SCIM token with its origin, and nothing else', async () => {
    expect((await createScimClient({ authorization: 'Bearer test-key' })('GET', filter('a@b.c'))).status).toBe(401);
    expect((await createScimClient({ 'x-request-origin': 'https://x' })('GET', filter('a@b.c'))).status).toBe(401);
    const { get, workspace, send } = createTestClient();
    expect((await get(`/scim/v2/Users${filter('a@b.c')}`)).status).toBe(401);
    expect((await send(`${workspace.restUrl}/scim/v2/Users/x`, {})).status).toBe(401);
  });
});
