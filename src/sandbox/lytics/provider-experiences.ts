import type { Provider } from './providers.ts';

/** A campaign that another system has, as it can be taken over. */
export interface ProviderExperience {
  id: string;
  provider: string;
  label: string;
  kind: 'campaign';
}

const labels = ['Welcome series', 'Win back', 'Monthly news'];

/** What every account at a provider has: nothing is asked of the provider itself. */
export function providerExperiences({ id, slug }: Provider): ProviderExperience[] {
  return labels.map((label, index) => ({
    id: `${id.slice(0, -1)}${(index + 10).toString(16)}`,
    provider: slug,
    label,
    kind: 'campaign',
  }));
}
