import { type JsonObject, type JsonValue, sameRecord } from '../../src/mapping/index.ts';
import { type Harness, type VendorName } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';

/** A client of the users of every vendor. */
export type UserClients = Readonly<Record<VendorName, UnifiedClient>>;

export function createUserClients(harness: Harness): UserClients {
  const clientOf = (vendor: VendorName) => createClient(harness, harness.accounts[vendor]);
  return {
    braze: clientOf('braze'),
    iterable: clientOf('iterable'),
    segment: clientOf('segment'),
    lytics: clientOf('lytics'),
  };
}

/** What became of a part that should be refused, sent for a new user and for one that exists. */
export interface Attempt {
  created: JsonValue;
  updated: JsonValue;
  /** False when anything of it is shown afterwards. */
  nothingWritten: boolean;
}

export async function attempt(users: UnifiedClient, part: JsonObject): Promise<Attempt> {
  const before = (await users.get('person-0001')).body;
  const { body: created } = await users.create({ id: 'refused-1', ...part });
  const { body: updated } = await users.update('person-0001', part);
  const isThere = (await users.get('refused-1')).status !== 404;
  const after = (await users.get('person-0001')).body;
  return { created, updated, nothingWritten: !isThere && sameRecord(before, after) };
}

/** An attempt that was refused with this error, and of which nothing was written. */
export function refusedWith(error: JsonObject): Attempt {
  return { created: error, updated: error, nothingWritten: true };
}
