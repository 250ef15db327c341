import { type Principal } from '../tokens/index.ts';

/** A call that carries an idempotency key. */
export interface KeyedCall {
  /** The key, as `readKey` took it. */
  key: string;
  /** Who makes the call. Everybody with the same rights may repeat it. */
  caller: Pick<Principal, 'tenantId' | 'scopes' | 'account'>;
  /** The account that the call is for; undefined for what belongs to none. */
  accountId: string | undefined;
  method: string;
  /** As it stands in the request line, without the query. */
  path: string;
  /** From its question mark on; '' for none. */
  query: string;
  body: Uint8Array<ArrayBuffer>;
  requestId: string;
}

/** From the widest scope to the narrowest: each includes those behind it. */
const scopes = ['admin', 'write', 'read'] as const;

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const hashOf = (parts: readonly unknown[]) => hash(new TextEncoder().encode(JSON.stringify(parts)));

/**
 * What two calls must share for the second to be a repeat of the first: key, method, path, account, and the rights of the
 * caller, so that nobody is told what they could not have done. Hashed, for keys may hold personal data.
 */
export function idOf({ key, caller, accountId, method, path }: KeyedCall): Promise<string> {
  const scope = scopes.find((candidate) => caller.scopes.includes(candidate));
  return hashOf([caller.tenantId, caller.account?.id ?? null, scope, method, path, accountId ?? null, key]);
}

/** What a repeat must share beyond that: it asks for the same thing. */
export async function fingerprintOf({ query, body }: KeyedCall): Promise<string> {
  return hashOf([query, await hash(body)]);
}
