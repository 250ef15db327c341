import { type JsonValue } from '../../src/mapping/index.ts';
import { type Answer, type Harness, type VendorName } from '../harness.ts';

/** A write with a key. */
export interface KeyedWrite {
  key: string;
  method?: string;
  /** Path with its query; the Braze account is added to it. */
  path?: string;
  body?: JsonValue | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  token?: string;
}

export const users = '/unified/user-directory/users';
export const track = '/custom/users/track';

/** An event, which counts again each time that Braze gets it. */
export const occurrence = {
  events: [{ external_id: 'ada-1', name: 'signed up', time: '2026-01-01T00:00:00Z' }],
};

/** Sends a write with a key: an event by `/custom`, unless another is given. */
export async function write(
  harness: Harness,
  { key, method = 'POST', path = track, body = occurrence, headers = {}, token }: KeyedWrite,
): Promise<Answer> {
  const address = `${path}${path.includes('?') ? '&' : '?'}integrated_account_id=${harness.accounts.braze}`;
  return harness.call(method, address, {
    ...(method === 'DELETE' ? {} : { body }),
    headers: { 'idempotency-key': key, ...headers },
    ...(token === undefined ? {} : { token }),
  });
}

/** How many requests a vendor received whose method is none that reads. */
export const writesTo = (harness: Harness, vendor: VendorName): number =>
  harness.sandbox[vendor].requests.filter(({ method }) => method !== 'GET').length;

/** Whether an answer is that of an earlier call. */
export const isReplay = ({ headers }: Answer): boolean => headers.get('idempotency-replayed') === 'true';
