import { describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { listOf, objectOf, textOf, type VendorName, vendorNames } from '../harness.ts';
import { expectError } from './envelope.ts';
import { useHarness } from './use-harness.ts';

const { harness, call } = useHarness();

function link(integration: VendorName, context: Record<string, JsonValue>, further: Record<string, JsonValue> = {}) {
  const body = { tenant_id: 'checks', integration, context, sandbox: true, ...further };
  return call('POST', '/integrated-account', { body });
}

const fieldsOf = (vendor: VendorName): Record<string, string> => ({ ...harness().world.connections[vendor] });
const wrong = '00000000-1111-2222-3333-444444444444';

describe('linking an account', () => {
  it.each(vendorNames)('succeeds with the right credentials of %s, and shows their ends', async (vendor) => {
    const answer = await link(vendor, fieldsOf(vendor));
    expect(answer.status).toBe(201);
    const shown = JSON.stringify(objectOf(answer.body)['context']);
    for (const [name, value] of Object.entries(fieldsOf(vendor))) {
      const isSecret = /key|token/.test(name);
      expect(shown.includes(value)).toBe(!isSecret);
      expect(shown.includes(value.slice(-4))).toBe(true);
    }
  });

  it.each<[vendor: VendorName, field: string, says: string]>([
    ['braze', 'api_key', 'the key is wrong or incomplete, or it belongs to a workspace on another instance'],
    ['iterable', 'api_key', 'the key is wrong or incomplete, or the project is in the other data centre'],
    ['segment', 'profile_token', 'does not know this Profile API token'],
    ['segment', 'public_token', 'does not know this Public API token'],
    ['lytics', 'api_token', 'does not know this token'],
  ])('of %s with a wrong %s says the likely cause, and stores nothing', async (vendor, field, says) => {
    const count = async () => objectOf((await call('GET', '/integrated-account')).body)['result_count'];
    const before = await count();
    const body = expectError(await link(vendor, { ...fieldsOf(vendor), [field]: wrong }), 422, 'connection_refused');
    expect(body['message']).toContain(says);
    expect(listOf(body['errors']).map((error) => objectOf(error)['path'])).toEqual([`context.${field}`]);
    expect(body).toMatchObject({ truto_is_remote_error: true });
    expect(JSON.stringify(body)).not.toContain(wrong);
    expect(await count()).toBe(before);
  });

  it.each<[vendor: VendorName, fields: Record<string, string>]>([
    ['braze', { instance: 'EU-02' }],
    ['iterable', { region: 'EU' }],
    ['segment', { region: 'EU' }],
  ])('of %s on the wrong server says so: %j', async (vendor, fields) => {
    const body = expectError(await link(vendor, { ...fieldsOf(vendor), ...fields }), 422, 'connection_refused');
    expect(body['message']).toMatch(/instance|data centre|region/);
  });

  it('with a setting missing names it alone, and blames no vendor that was not asked', async () => {
    const { profile_token: token = '' } = fieldsOf('segment');
    const context = { region: 'EU', profile_token: token };
    const body = expectError(await link('segment', context), 422, 'connection_invalid');
    expect(body['message']).toContain('The Profile API also needs space_id.');
    expect(listOf(body['errors']).map((error) => objectOf(error)['path'])).toEqual(['context.space_id']);
    expect(body).not.toHaveProperty('truto_is_remote_error');
  });

  it('without a credential has calls that need it refused for that, not for what comes with it', async () => {
    const { region = '', write_key: key = '' } = fieldsOf('segment');
    const { body } = await link('segment', { region, write_key: key });
    const id = textOf(objectOf(body)['id']);
    const listed = await call('GET', `/proxy/audiences?integrated_account_id=${id}`);
    expect(objectOf(listed.body)).toMatchObject({
      code: 'credential_missing',
      message: expect.stringContaining('public_token'),
    });
  });

  it('with a key that lacks a permission names the permission', async () => {
    const key = '7c1d0000-0000-4000-8000-00000000beef';
    harness().sandbox.braze.addWorkspace({ instance: 'US-03', apiKeys: [{ key, permissions: ['users.track'] }] });
    const body = expectError(await link('braze', { instance: 'US-03', api_key: key }), 422, 'connection_refused');
    expect(body['message']).toContain('lacks the permission segments.list');
  });

  it('takes wrong credentials unchecked when that is asked for, and says so at the first call', async () => {
    const created = await link('braze', { ...fieldsOf('braze'), api_key: wrong }, { verify: false });
    expect(created.body).toMatchObject({ status: 'active', last_error: null });
    const id = textOf(objectOf(created.body)['id']);
    expectError(await call('GET', `/proxy/segments?integrated_account_id=${id}`), 401, 'remote_unauthorized');
    const body = { context: { api_key: fieldsOf('braze')['api_key'] ?? '' } };
    const refused = await call('GET', `/integrated-account?status=needs_reauth`);
    expect(listOf(objectOf(refused.body)['result']).map((item) => objectOf(item)['id'])).toEqual([id]);
    expect((await call('PATCH', `/integrated-account/${id}`, { body })).body).toMatchObject({
      status: 'active',
      last_error: null,
    });
    expect((await call('GET', `/proxy/segments?integrated_account_id=${id}`)).status).toBe(200);
  });

  it.each([
    [429, 'remote_rate_limited'],
    [500, 'remote_failed'],
    [503, 'remote_failed'],
  ])('tells an outage from a refusal: %i', async (status, code) => {
    harness().sandbox.braze.faults.add({ times: 1, fault: { kind: 'status', status } });
    const body = expectError(await link('braze', fieldsOf('braze')), status, code);
    expect(body['message']).not.toContain('key is wrong');
  });

  it('takes Truto’s name of the integration', async () => {
    const body = { tenant_id: 'checks', environment_integration_id: 'lytics', sandbox: true };
    const answer = await call('POST', '/integrated-account', { body });
    expect(answer.body).toMatchObject({
      environment_integration_id: 'lytics',
      integration: { id: 'lytics', name: 'lytics', label: 'Lytics' },
      authentication_method: 'api_key',
    });
  });
});

describe('the list of accounts', () => {
  it.each([
    ['tenant_id=acme', 4],
    ['tenant_id=nobody', 0],
    ['tenant_id=acme&integration.name=braze', 1],
    ['tenant_id=acme&integration=lytics', 1],
    ['tenant_id=acme&integration[name]=lytics', 1],
    ['tenant_id=acme&status=active', 4],
    ['tenant_id=acme&status=validation_error', 0],
    ['tenant_id=acme&is_sandbox=true', 4],
    ['tenant_id=acme&is_sandbox=false', 0],
    ['tenant_id=acme&created_at[gt]=2020-01-01T00:00:00Z', 4],
    ['tenant_id=acme&created_at[lt]=2020-01-01T00:00:00%2B02:00', 0],
    ['tenant_id=acme&updated_at[gt]=2020-01-01T00:00:00Z&updated_at[lt]=2020-01-02T00:00:00Z', 0],
  ])('narrowed by %s holds %i', async (query, count) => {
    expect((await call('GET', `/integrated-account?${query}`)).body).toMatchObject({ result_count: count });
  });
});
