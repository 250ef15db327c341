import { type CollectionVendor, registerCollection } from '../../kit/index.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerDeleted } from '../envelope.ts';
import type { Provider } from '../providers.ts';

const answers: CollectionVendor<Call, Provider, Response>['answers'] = {
  list: answer,
  get: answer,
  delete: answerDeleted,
};

/** Other systems that the account can be connected with, the same ones on both versions. */
export function registerProviders(register: Register): void {
  registerCollection<Call, Provider, Response>(
    [
      { does: 'list', endpoint: 'provider.list', method: 'GET', path: '/api/provider' },
      { does: 'get', endpoint: 'provider.get', method: 'GET', path: '/api/provider/:provider_slug' },
      { does: 'delete', endpoint: 'provider.delete', method: 'DELETE', path: '/api/provider/:provider_slug' },
      { does: 'list', endpoint: 'v2.provider.list', method: 'GET', path: '/v2/provider' },
    ],
    {
      route: (endpoint, method, path, handle) =>
        register(endpoint, method, path, method === 'GET' ? 'manageExports' : 'administer', handle),
      items: ({ account }) => account.providers,
      id: (call) => call.parameter('provider_slug'),
      answers,
    },
  );
}
