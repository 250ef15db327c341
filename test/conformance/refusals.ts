import { expect } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
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

/** Expects the part to be refused both for a new user and for one that exists, and that nothing was written. */
export async function expectRefusal(users: UnifiedClient, part: JsonObject, error: JsonObject): Promise<void> {
  const before = (await users.get('person-0001')).body;
  for (const answer of [await users.create({ id: 'refused-1', ...part }), await users.update('person-0001', part)]) {
    expect(answer.body).toMatchObject(error);
  }
  expect((await users.get('refused-1')).status).toBe(404);
  expect((await users.get('person-0001')).body).toEqual(before);
}
