import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { accountPaths, addressOf, bodyOf, type Route, type Target } from '../security/routes.ts';
import { isReplay } from './kit.ts';

/** A write as the API document describes it. */
interface Operation extends Route {
  described: JsonObject;
}

let harness: Harness;
let operations: Operation[];
let target: Target;
let accountToken: string;

/** Whose bytes and headers are the vendor's own. */
const isNative = ({ path }: Route) => path.startsWith('/native/');

const unlinksAccount = ({ method, path }: Route) => method === 'DELETE' && path === '/integrated-account/:id';

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  const { body } = await harness.call('GET', '/openapi.json', { token: null });
  operations = Object.entries(objectOf(objectOf(body)['paths'])).flatMap(([documented, item]) => {
    const path = documented.replaceAll(/\{(\w+)\}/g, ':$1').replace(/^\/custom\/.*$/, '/custom/*');
    return ['post', 'put', 'patch', 'delete'].flatMap((method) => {
      const operation = objectOf(item)[method];
      return operation === undefined ? [] : [{ method: method.toUpperCase(), path, described: objectOf(operation) }];
    });
  });
  // What needs the account is tried while it is there.
  operations.sort((one, other) => Number(unlinksAccount(one)) - Number(unlinksAccount(other)));
  const { apiToken } = await harness.crosswalk.api.tokens.create({ name: 'own', scopes: ['read'], tenantId: 'acme' });
  const { linkToken } = await harness.crosswalk.links.create({ tenantId: 'acme', settings: {} });
  target = { accountId: harness.accounts.braze, tokenId: apiToken.id, linkTokenId: linkToken.id };
  const made = { body: { integrated_account_id: target.accountId, allowed_origins: ['https://app.test'] } };
  accountToken = textOf(objectOf((await harness.call('POST', '/integrated-account/token', made)).body)['token']);
});
afterAll(() => harness.close());

describe('every write of the API document but the native ones', () => {
  it('takes a key, and has the answers that come of it', () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const { method, path, described } of operations) {
      const names = listOf(described['parameters'] ?? []).map((parameter) => objectOf(parameter)['name']);
      const takesKey = names.includes('idempotency-key');
      const answers = Object.keys(objectOf(described['responses'])).filter((status) => /^4(?:09|22)$/.test(status));
      const wanted = isNative({ method, path }) ? [false, []] : [true, ['409', '422']];
      expect([method, path, takesKey, answers]).toEqual([method, path, ...wanted]);
    }
  });

  it('gives a repeat the first answer, whatever that was', async () => {
    for (const operation of operations.filter((candidate) => !isNative(candidate))) {
      const { method, path } = operation;
      const send = () =>
        harness.call(method, addressOf(operation, target), {
          ...bodyOf(operation, target),
          headers: { 'idempotency-key': 'the same for all' },
          ...(accountPaths.includes(path) ? { token: accountToken } : {}),
        });
      const [first, second] = [await send(), await send()];
      expect([method, path, isReplay(first), isReplay(second)]).toEqual([method, path, false, true]);
      expect([second.status, second.text]).toEqual([first.status, first.text]);
    }
  });
});
