import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, objectOf, startHarness, tenant } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  const { accounts } = harness.crosswalk.api;
  await accounts.update(harness.accounts.iterable, { context: { list_id: '7' }, verify: false }, tenant);
});
afterAll(() => harness.close());
beforeEach(() => {
  for (const { requests } of harness.sandbox.vendors) requests.length = 0;
});

describe('a setting that has the name of a path parameter by chance', () => {
  it.each(['delete', 'get_size'])('does not fill it: lists.%s without an id is refused', async (method) => {
    const address = `/proxy/lists/${method}?integrated_account_id=${harness.accounts.iterable}`;
    const { status, body } = await harness.call('POST', address, { body: {} });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringContaining('list_id'), errors: [{ path: 'list_id' }] },
    });
    expect(harness.sandbox.iterable.requests).toEqual([]);
  });

  it('leaves the parameter required in the document', async () => {
    const { paths } = objectOf((await harness.call('GET', '/openapi/iterable.json')).body);
    const operation = objectOf(objectOf(objectOf(paths)['/proxy/lists/get_size'])['post']);
    expect(operation['parameters']).toContainEqual(expect.objectContaining({ name: 'list_id', required: true }));
  });
});

describe('a setting that is declared for the paths of a server', () => {
  it('fills them: the audiences of the account’s own space', async () => {
    const address = `/proxy/audiences?integrated_account_id=${harness.accounts.segment}`;
    expect((await harness.call('GET', address)).status).toBe(200);
    const space = harness.world.connections.segment['space_id'];
    expect(harness.sandbox.segment.requests.at(-1)?.target).toMatch(new RegExp(`^/spaces/${space}/audiences`));
  });

  it('gives way to what the caller names', async () => {
    const address = `/proxy/audiences?integrated_account_id=${harness.accounts.segment}&space_id=another`;
    await harness.call('GET', address);
    expect(harness.sandbox.segment.requests.at(-1)?.target).toMatch(/^\/spaces\/another\/audiences/);
  });
});
