import { describe, expect, it } from 'vitest';
import { serverSchema } from '../schema/integration.ts';
import { compileServer } from './server.ts';

const server = compileServer(
  'directory',
  serverSchema.parse({
    url: 'https://api.acme.example',
    hosts: ['api.acme.example'],
    authentication: { bearer: '{token}' },
    headers: { 'X-Version': '3', 'X-Space': 'space {space_id}' },
  }),
);

describe('the headers of a server', () => {
  it('are filled from the fields of the account', () => {
    expect(server.headers({ token: 't', space_id: 'main' })).toEqual([
      ['x-version', '3'],
      ['x-space', 'space main'],
    ]);
  });

  it('need their fields as the credential needs its own', () => {
    expect(server.credentialFields).toEqual(['token', 'space_id']);
  });
});
