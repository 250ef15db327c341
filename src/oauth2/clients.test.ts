import { describe, expect, it } from 'vitest';
import { northwind, oauthClients } from '../../test/oauth/northwind.ts';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { parseOAuthClients, requireUsefulClients } from './index.ts';

const { northwind: client } = oauthClients;
const definitions = loadDefinitions(
  { ...integrationSources, northwind },
  { models: {}, checked: new Set(Object.keys(integrationSources)) },
);

describe('OAuth clients of the operator', () => {
  it('are read from JSON', () => {
    const json = '{"northwind": {"client_id": "a", "client_secret": "b", "private_key": "c", "key_id": "d"}}';
    const expected = { clientId: 'a', clientSecret: 'b', privateKey: 'c', keyId: 'd' };
    expect(parseOAuthClients(json)).toEqual({ northwind: expected });
  });

  it('may be those of an integration whose vendor knows the operator', () => {
    expect(() => requireUsefulClients({ northwind: client }, definitions)).not.toThrow();
  });

  it.each([
    ['of an integration that there is not', { nope: client }, /^[^\n]*"nope", which there is not\.$/],
    ['of an integration that is misspelt', { nortwind: client }, /^[^\n]*Did you mean "northwind"\?$/],
    ['of a vendor that customers are known to themselves', { segment: client }, /^[^\n]*Segment takes none of yours/],
    ['of a vendor without OAuth 2.0', { northwind: client, braze: client }, /^[^\n]*Braze takes none of yours/],
  ])('are refused in one line when one is %s', (_what, clients, line) => {
    expect(() => requireUsefulClients(clients, definitions)).toThrow(line);
  });
});
