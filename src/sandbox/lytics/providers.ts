import { type Collection, createCollection } from '../kit/index.ts';
import { conflict, notFound } from './refusal.ts';

/** Another system that the account can be connected with. */
export interface Provider {
  id: string;
  slug: string;
  name: string;
  description: string;
  auth_types: string[];
  hidden: boolean;
}

/** Those that every account begins with: a few of the vendor's several hundred. */
const first = [
  { slug: 'braze', name: 'Braze', description: 'Customer engagement.' },
  { slug: 'iterable', name: 'Iterable', description: 'Cross-channel marketing.' },
  { slug: 'segment', name: 'Segment', description: 'Customer data platform.' },
  { slug: 'webhook', name: 'Webhook', description: 'Calls to an address of your own.' },
];

/** The providers of an account, found by slug or id. */
export function createProviders(): Collection<Provider> {
  const providers = createCollection<Provider>({
    idOf: ({ slug }) => slug,
    nameOf: ({ id }) => id,
    notFound: () => notFound('provider not found', 'PROVIDER-NOTFOUND-016'),
    conflict: (slug) => conflict(`provider ${JSON.stringify(slug)} exists`),
  });
  for (const [index, provider] of first.entries()) {
    const id = (index + 1).toString(16).padStart(32, '5');
    providers.add({ id, ...provider, auth_types: [provider.slug], hidden: false });
  }
  return providers;
}
