import { type Harness, tenant, type VendorName } from '../harness.ts';
import { type JsonObject } from '../../src/mapping/index.ts';
import { iterableConnections } from '../../src/sandbox/index.ts';

/** A place that keeps users: a vendor, in one of the ways in which its accounts differ. */
export interface UserStore {
  name: string;
  vendor: VendorName;
  /** Connection fields on top of those of the ready-made account. */
  settings: Readonly<Record<string, string>>;
}

/** Every vendor, in every way of telling users apart that its definition knows. */
export const userStores: readonly UserStore[] = [
  { name: 'Braze', vendor: 'braze', settings: {} },
  { name: 'Iterable, hybrid project', vendor: 'iterable', settings: iterableConnections.hybrid },
  { name: 'Iterable, email-based project', vendor: 'iterable', settings: iterableConnections.email },
  { name: 'Iterable, userID-based project', vendor: 'iterable', settings: iterableConnections.user_id },
  { name: 'Segment', vendor: 'segment', settings: {} },
  { name: 'Lytics by user_id', vendor: 'lytics', settings: {} },
  { name: 'Lytics by email', vendor: 'lytics', settings: { user_key: 'email' } },
];

/** How an account is linked beyond its connection fields. */
export interface LinkOptions {
  without?: readonly string[];
  override?: JsonObject;
}

/**
 * Links an account of the vendor's sandbox.
 *
 * @returns the id of the integrated account
 */
export async function link(
  { clock, crosswalk, world }: Harness,
  { vendor, settings }: Pick<UserStore, 'vendor' | 'settings'>,
  { without = [], override }: LinkOptions = {},
): Promise<string> {
  const fields = Object.entries({ ...world.connections[vendor], ...settings });
  const context = Object.fromEntries(fields.filter(([name]) => !without.includes(name)));
  const account = { tenantId: tenant, integration: vendor, context, sandbox: true };
  const created = crosswalk.api.accounts.create({ ...account, ...(override === undefined ? {} : { override }) });
  return (await clock.advanceUntil(created)).id;
}

/** True when users of this store are told apart by their e-mail addresses. */
export function isKeyedByEmail({ settings }: UserStore): boolean {
  return settings['project_type'] === 'email' || settings['user_key'] === 'email';
}
