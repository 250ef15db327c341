import { afterAll, beforeEach, expect, it } from 'vitest';
import { northwind, oauthClients } from '../../test/oauth/northwind.ts';
import { createTestClock } from '../../test/clock.ts';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createTenantKeys } from '../db/index.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { createVault, generateRootKey, parseKeyRing } from '../vault/index.ts';
import { createAuthorizations, providerOf } from './index.ts';

const minute = 60_000;
const clock = createTestClock();
const integration = loadDefinitions({ northwind }, { models: {} }).get('northwind');
const request = {
  tenantId: 'acme',
  integration: 'northwind',
  linkTokenId: 'a-link',
  visit: 'this-visit',
  redirectUri: 'https://crosswalk.test/connect-account/callback',
  fields: { region: 'EU' },
};

const database: TestDatabase = await openTestDatabase();
beforeEach(() => database.reset());
afterAll(() => database.close());

/** Authorizations on an empty database, and the state of one that was begun. */
async function begin() {
  const keys = { keyRing: parseKeyRing(generateRootKey('test')), tenantKeys: createTenantKeys({ ...database, clock }) };
  const authorizations = createAuthorizations({ ...database, vault: createVault({ ...keys, clock }), clock });
  const spec = integration.oauth2.get('access_token');
  if (spec === undefined) throw new Error('the definition has no such credential');
  const addressOf = () => new URL('https://login.northwind.example');
  const account = { integration, fields: {}, secrets: [], isSandbox: false, addressOf };
  const page = await authorizations.begin(providerOf(spec, account, oauthClients), request);
  return { authorizations, state: page.searchParams.get('state') ?? '' };
}

it('is good for 15 minutes, and once', async () => {
  const { authorizations, state } = await begin();
  clock.advance(15 * minute - 1);
  expect(await authorizations.take(state, 'this-visit')).toMatchObject({ ...request, state });
  expect(await authorizations.take(state, 'this-visit')).toBeUndefined();
});

it('is over after 15 minutes', async () => {
  const { authorizations, state } = await begin();
  clock.advance(15 * minute);
  expect(await authorizations.take(state, 'this-visit')).toBeUndefined();
});

it('is of no use to another visit, and stays good for its own', async () => {
  const { authorizations, state } = await begin();
  expect(await authorizations.take(state, 'another-visit')).toBeUndefined();
  expect(await authorizations.take(state, 'this-visit')).toMatchObject({ visit: 'this-visit' });
});
