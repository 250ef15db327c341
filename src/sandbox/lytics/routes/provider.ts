import type { Register } from '../call.ts';
import { registerAccountCollection } from './account-collection.ts';

/** Other systems that the account can be connected with, the same ones on both versions. */
export function registerProviders(register: Register): void {
  registerAccountCollection(
    register,
    [
      { does: 'list', endpoint: 'provider.list', method: 'GET', path: '/api/provider' },
      { does: 'get', endpoint: 'provider.get', method: 'GET', path: '/api/provider/:provider_slug' },
      { does: 'delete', endpoint: 'provider.delete', method: 'DELETE', path: '/api/provider/:provider_slug' },
      { does: 'list', endpoint: 'v2.provider.list', method: 'GET', path: '/v2/provider' },
    ],
    {
      areas: { read: 'manageExports', write: 'administer' },
      items: ({ providers }) => providers,
      parameter: 'provider_slug',
    },
  );
}
