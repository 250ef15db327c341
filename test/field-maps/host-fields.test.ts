import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertHostField } from '../../src/db/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const path = '/integration/iterable/host-fields';
const plan = { name: 'plan', label: 'Plan', type: 'string', required: true, example: 'pro' };

describe('host fields', () => {
  it('are declared, listed in the order of their declaration, read and taken back', async () => {
    const declared = await harness.call('POST', path, { body: plan });
    expect([declared.status, declared.body]).toMatchObject([201, { ...plan, created_at: expect.any(String) }]);
    harness.clock.advance(1000);
    await harness.call('POST', path, { body: { name: 'age', label: 'Age', type: 'number' } });
    expect((await harness.call('GET', path)).body).toMatchObject({
      result: [plan, { name: 'age', required: false }],
      result_count: 2,
    });
    expect((await harness.call('GET', `${path}/age`)).body).toMatchObject({ label: 'Age' });
    expect((await harness.call('DELETE', `${path}/age`)).body).toEqual({ id: 'age' });
    expect((await harness.call('GET', `${path}/age`)).body).toMatchObject({ statusCode: 404 });
    expect((await harness.call('DELETE', `${path}/age`)).body).toMatchObject({ statusCode: 404 });
  });

  it('replace what was declared under the same name, and keep their place', async () => {
    await harness.call('POST', path, { body: plan });
    harness.clock.advance(1000);
    const changed = await harness.call('POST', path, { body: { ...plan, label: 'Tariff', required: false } });
    expect(changed.body).toMatchObject({ label: 'Tariff', required: false });
    expect((await harness.call('GET', path)).body).toMatchObject({ result: [{ name: 'plan', label: 'Tariff' }] });
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    'are not called %s, which every object has already',
    async (name) => {
      const { status, body } = await harness.call('POST', path, { body: { name, label: 'L' } });
      expect([status, body]).toMatchObject([400, { code: 'invalid_request', errors: [{ path: 'name' }] }]);
    },
  );

  it('are those of one integration', async () => {
    await harness.call('POST', path, { body: plan });
    expect((await harness.call('GET', '/integration/braze/host-fields')).body).toMatchObject({ result: [] });
    const unknown = await harness.call('POST', '/integration/brase/host-fields', { body: plan });
    expect(unknown.body).toMatchObject({ code: 'integration_not_found', message: expect.stringContaining('braze') });
  });

  it.each([
    ['a name that is no name', { ...plan, name: 'loyalty tier' }, 'name'],
    ['a name of the prototype', { ...plan, name: '__proto__x' }, 'name'],
    ['an unknown type', { ...plan, type: 'colour' }, 'type'],
    ['no label', { name: 'plan' }, 'label'],
    ['a label of blanks', { ...plan, label: ' \t' }, 'label'],
    ['an example of another type', { ...plan, type: 'number', example: 'pro' }, 'example'],
    ['an example that is no date', { ...plan, type: 'date', example: '31.1.2026' }, 'example'],
    ['an example that is no list', { ...plan, type: 'array', example: 'pro' }, 'example'],
    ['an example without end', { ...plan, example: 'x'.repeat(1001) }, 'example'],
    ['an example of items without end', { ...plan, type: 'array', example: Array(101).fill('x') }, 'example'],
    ['anything else', { ...plan, script: 'x' }, 'script'],
  ])('are refused with %s', async (_, body, field) => {
    expect((await harness.call('POST', path, { body })).body).toMatchObject({
      code: 'invalid_request',
      errors: [expect.objectContaining({ path: field })],
    });
  });

  const store = (integration: string, declaration: { name: string; [name: string]: unknown }) =>
    upsertHostField(
      harness.database.database,
      { integration, name: declaration.name, declaration },
      new Date(harness.clock.now()),
    );

  it('are read as they were stored, also when their example or name would be refused today', async () => {
    const declarations = [
      { ...plan, example: 'x'.repeat(1001) },
      { ...plan, name: 'valueOf' },
    ];
    for (const declaration of declarations) {
      await store('segment', declaration);
      harness.clock.advance(1000);
    }
    const listed = await harness.call('GET', '/integration/segment/host-fields');
    expect([listed.status, listed.body]).toMatchObject([200, { result: declarations }]);
  });

  it('that were stored with a name which every object has are mapped when they are, and not before', async () => {
    await store('lytics', { name: 'constructor', label: 'Builder', type: 'string', required: true });
    const account = await linkNew(harness, 'lytics');
    const before = await harness.call('GET', mapPath(account));
    expect(before.body).toMatchObject({ is_complete: false, fields: [{ name: 'constructor', mapping: null }] });
    const left = await saveMap(harness, account, {});
    expect(left.body).toMatchObject({ errors: [{ path: 'fields.constructor', reason: 'required' }] });
    const mapping = { attribute: 'builder' };
    expect((await saveMap(harness, account, { constructor: mapping })).body).toMatchObject({
      is_complete: true,
      fields: [{ name: 'constructor', mapping }],
    });
    const user = { id: 'built-1', host_fields: { constructor: 'Ada' } };
    const query = `integrated_account_id=${account}`;
    const written = await harness.call('POST', `/unified/user-directory/users?${query}`, { body: user });
    expect([written.status, written.body]).toMatchObject([200, { host_fields: user.host_fields }]);
    await harness.call('DELETE', '/integration/lytics/host-fields/constructor');
  });

  it('of such a name leave previews of others as they are', async () => {
    await store('lytics', { ...plan, name: 'constructor', required: false });
    await store('lytics', { ...plan, required: false });
    const account = await linkNew(harness, 'lytics');
    await saveMap(harness, account, { plan: { attribute: 'plan' } });
    const shown = await harness.call('POST', `${mapPath(account)}/preview`, {
      body: { fields: { plan: { attribute: 'plan' } } },
    });
    expect([shown.status, shown.body]).toMatchObject([200, { fields: [{ name: 'plan' }] }]);
    for (const name of ['constructor', 'plan']) await harness.call('DELETE', `/integration/lytics/host-fields/${name}`);
  });

  it('are declared by whoever acts for all tenants, and read by everybody', async () => {
    const { token } = await harness.crosswalk.api.tokens.create({ name: 'one', scopes: ['admin'], tenantId: 'acme' });
    expect((await harness.call('POST', path, { token, body: plan })).body).toMatchObject({ code: 'scope_missing' });
    expect((await harness.call('DELETE', `${path}/plan`, { token })).body).toMatchObject({ code: 'scope_missing' });
    expect((await harness.call('GET', path, { token })).status).toBe(200);
  });

  it('stay mapped when they are taken back, until the map is saved again', async () => {
    await harness.call('POST', path, { body: plan });
    const account = await linkNew(harness, 'iterable');
    await saveMap(harness, account, { plan: { attribute: 'plan' } });
    await harness.call('DELETE', `${path}/plan`);
    const query = `integrated_account_id=${account}`;
    const written = await harness.call('POST', `/unified/user-directory/users?${query}`, {
      body: { id: 'ada@acme.example', host_fields: { plan: 'pro' } },
    });
    expect(written.body).toMatchObject({ host_fields: { plan: 'pro' } });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ fields: [], is_complete: true });
    await saveMap(harness, account, {});
    expect((await harness.call('GET', `/integrated-account/${account}`)).body).toMatchObject({
      unified_model_override: {},
    });
  });
});

describe('fields of an account alone', () => {
  const named = (prefix: string) =>
    Array.from({ length: 150 }, (_, index) => {
      const name = `${prefix}_${index}`;
      return { name, label: name, type: 'string' as const, required: false };
    });
  const makeLink = (account: string, fields: ReturnType<typeof named>) =>
    harness.call('POST', '/link-token', { body: { integrated_account_id: account, host_fields: fields } });

  it('are refused with the link that would make them too many', async () => {
    const account = await linkNew(harness, 'lytics');
    await harness.crosswalk.mapping.fieldMaps.declareOwn(harness.database.database, account, named('first'));
    expect((await makeLink(account, named('first'))).status).toBe(201);
    expect((await makeLink(account, named('second'))).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'host_fields', message: expect.stringContaining('would have 300 fields of its own') }],
    });
  });
});
