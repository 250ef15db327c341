import { type CrosswalkError } from '../../../errors/index.ts';

/**
 * How a call to the vendor failed, by what helps: `disconnected`, that the account is connected anew; `refused`, nothing that
 * visitors can do here; `busy` and `away`, to wait.
 */
export type VendorFailure = 'disconnected' | 'refused' | 'busy' | 'away';

/** How the vendor failed; undefined for every error that is not the vendor's. */
export function vendorFailureOf({ code, entry, status }: CrosswalkError): VendorFailure | undefined {
  if (code === 'vendor_unreachable') return 'away';
  if (!entry.remote) return undefined;
  if (code === 'remote_unauthorized') return 'disconnected';
  if (status === 429) return 'busy';
  return status < 429 ? 'refused' : 'away';
}
