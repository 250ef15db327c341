import { afterAll, beforeAll, expect, it } from 'vitest';
import { transportFromFetch } from '../../src/egress/index.ts';
import { createCrosswalk, type Crosswalk } from '../../src/index.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { createTestClock } from '../clock.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';

let database: TestDatabase;
let crosswalk: Crosswalk;
let token: string;

beforeAll(async () => {
  database = await openTestDatabase();
  crosswalk = createCrosswalk({
    database: database.database,
    clock: createTestClock(),
    keyRing: parseKeyRing(generateRootKey('test')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport: transportFromFetch(async () => Response.json({})),
  });
  ({ token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] }));
});
afterAll(() => database.close());

it('says that the sandbox is switched off, and how to switch it on, instead of asking for credentials', async () => {
  const request = new Request('http://crosswalk.test/integrated-account', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ tenant_id: 'acme', integration: 'braze', sandbox: true }),
  });
  const response = await crosswalk.fetch(request);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    {
      code: 'invalid_request',
      message: expect.stringMatching(/switched off\. Set CROSSWALK_SANDBOX=true, or the option sandbox /),
      errors: [{ path: 'sandbox' }],
    },
  ]);
});

it('says the same to a program that embeds Crosswalk', async () => {
  const account = { tenantId: 'acme', integration: 'lytics', context: {}, sandbox: true };
  await expect(crosswalk.api.accounts.create(account)).rejects.toThrow('switched off');
});
