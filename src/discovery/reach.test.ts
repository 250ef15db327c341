import { describe, expect, it } from 'vitest';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { modelShapes } from '../unified/index.ts';
import { missingFields } from './reach.ts';

const definitions = loadDefinitions(integrationSources, { models: modelShapes });
describe('what an account lacks for a server', () => {
  it('is its credential, and nothing once it is there', () => {
    const braze = definitions.get('braze');
    expect(missingFields(braze, 'rest', { instance: 'US-01' })).toEqual(['api_key']);
    expect(missingFields(braze, 'rest', { api_key: '****' })).toEqual([]);
  });

  it('is the client of a token, and not the token that is got for it', () => {
    const integration = definitions.all().find(({ oauth2 }) => oauth2.size > 0);
    const [token] = integration?.oauth2.values() ?? [];
    if (integration === undefined || token === undefined) throw new Error('no integration gets a token');
    const server = { ...integration.defaultServer, credentialFields: [token.name] };
    const tokenOnly = { ...integration, servers: new Map([['api', server]]) };
    expect(missingFields(tokenOnly, 'api', {})).toEqual(token.clientFields);
    const client = Object.fromEntries(token.clientFields.map((name) => [name, 'given']));
    expect(missingFields(tokenOnly, 'api', client)).toEqual([]);
  });
});
