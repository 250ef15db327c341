import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';
import { createLink, createVisitor } from './visitor.ts';

let harness: Harness;
let tenantToken: string;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  ({ token: tenantToken } = await harness.crosswalk.api.tokens.create({
    name: 'of another tenant',
    scopes: ['read', 'write'],
    tenantId: 'other',
  }));
});
afterAll(() => harness.close());

const create = (body: JsonObject, token?: string) =>
  harness.call('POST', '/link-token', { body, ...(token === undefined ? {} : { token }) });

describe('a link token', () => {
  it('is made with the address of its page, for 30 minutes, and is shown once', async () => {
    const { status, body } = await create({ tenant_id: tenant, integrations: ['braze'] });
    const { id, link_token: token, connect_url: url, ...shown } = objectOf(body);
    expect(status).toBe(201);
    expect(url).toBe(`http://crosswalk.test/connect-account?link_token=${textOf(token)}`);
    expect(shown).toMatchObject({ tenant_id: tenant, state: 'open', integrated_account_id: null, used_at: null });
    const life = Date.parse(textOf(shown['expires_at'])) - Date.parse(textOf(shown['created_at']));
    expect(life).toBe(30 * 60 * 1000);
    const listed = await harness.call('GET', '/link-token');
    expect(listed.text).toContain(textOf(id));
    expect(listed.text).not.toContain(textOf(token));
  });

  it('that reconnects is for the integration of the account alone', async () => {
    const { status, body } = await create({ integrated_account_id: harness.accounts.iterable });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      tenant_id: tenant,
      integrated_account_id: harness.accounts.iterable,
      settings: { integrations: ['iterable'] },
    });
  });

  it.each<[why: string, body: () => JsonObject, status: number, says: string]>([
    [
      'both a tenant and an account',
      () => ({ tenant_id: 'x', integrated_account_id: harness.accounts.braze }),
      400,
      'not both',
    ],
    ['an integration that is none', () => ({ tenant_id: 'x', integrations: ['braise'] }), 400, 'Did you mean braze?'],
    ['a secret to be filled in', () => ({ tenant_id: 'x', context: { api_key: 'k' } }), 400, 'the customer types it'],
    [
      'a field that no integration has',
      () => ({ tenant_id: 'x', context: { apikey: 'k' } }),
      400,
      'is no connection field',
    ],
    ['an account that there is not', () => ({ integrated_account_id: 'nobody' }), 404, 'nobody'],
    ['a redirect to a script', () => ({ tenant_id: 'x', redirect_uri: 'javascript:alert(1)' }), 400, 'redirect_uri'],
    ['any origin', () => ({ tenant_id: 'x', allowed_origins: ['*'] }), 400, 'allowed_origins'],
    ['a life of a year', () => ({ tenant_id: 'x', expires_in: 31_536_000 }), 400, 'expires_in'],
    ['a setting that there is not', () => ({ tenant_id: 'x', redirect_url: 'https://a.example' }), 400, 'redirect_url'],
  ])('is not made with %s', async (_why, body, status, says) => {
    const answer = await create(body());
    expect(answer.status).toBe(status);
    expect(objectOf(answer.body)['message']).toContain(says);
  });

  it('of one tenant is neither made, seen nor revoked by another', async () => {
    const { id } = await createLink(harness);
    const asOther = (method: string, path: string) => harness.call(method, path, { token: tenantToken });
    expect((await create({ integrated_account_id: harness.accounts.braze }, tenantToken)).status).toBe(404);
    expect(listOf(objectOf((await asOther('GET', '/link-token')).body)['result'])).toEqual([]);
    expect((await asOther('DELETE', `/link-token/${id}`)).status).toBe(404);
    const own = await create({}, tenantToken);
    expect(own.body).toMatchObject({ tenant_id: 'other' });
  });

  it('is listed page by page, newest first, each with its state', async () => {
    harness.clock.advance(1000);
    const first = await createLink(harness);
    harness.clock.advance(1000);
    const second = await createLink(harness);
    await harness.call('DELETE', `/link-token/${first.id}`);
    const page = objectOf((await harness.call('GET', '/link-token?limit=1')).body);
    expect(page['result']).toEqual([expect.objectContaining({ id: second.id, state: 'open' })]);
    const next = await harness.call('GET', `/link-token?limit=1&next_cursor=${textOf(page['next_cursor'])}`);
    expect(objectOf(next.body)['result']).toEqual([expect.objectContaining({ id: first.id, state: 'revoked' })]);
  });

  it('opens nothing once it is revoked, and revoking it twice is no error', async () => {
    const { id, url } = await createLink(harness);
    expect((await harness.call('DELETE', `/link-token/${id}`)).body).toEqual({ id });
    expect((await harness.call('DELETE', `/link-token/${id}`)).status).toBe(200);
    expect((await harness.call('DELETE', '/link-token/nothing')).status).toBe(404);
    expect((await createVisitor(harness).open(url)).status).toBe(401);
  });

  it.each(['link_token', 'link_token[x]'])('that is given again as %s says in plain words what to do', async (name) => {
    const { url, token } = await createLink(harness);
    const answer = await createVisitor(harness).open(`${url}&${name}=${token}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('This link does not work');
    expect(answer.text).toContain('start again; it makes a new one');
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('opens nothing once its time is over', async () => {
    const { id, url } = await createLink(harness, { expires_in: 60 });
    harness.clock.advance(60_000);
    const answer = await createVisitor(harness).open(url);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('This link does not work');
    const listed = listOf(objectOf((await harness.call('GET', '/link-token')).body)['result']);
    expect(listed).toContainEqual(expect.objectContaining({ id, state: 'expired' }));
  });
});
