import { type CrosswalkError } from '../../../errors/index.ts';

/** Whether the vendor failed, or could not be reached at all, so that nothing is known of what was sent to it. */
export function isVendorAway({ code, entry }: CrosswalkError): boolean {
  return entry.remote || code === 'vendor_unreachable';
}
