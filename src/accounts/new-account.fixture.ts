import { type NewAccount } from './index.ts';

/** An account of Braze that may be created. */
export const braze: NewAccount = {
  tenantId: 'acme',
  integration: 'braze',
  context: { instance: 'US-01', api_key: 'first-key-12345' },
};
