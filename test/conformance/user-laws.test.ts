import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { difference, isJsonObject, type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Answer, type Harness, listOf, objectOf, startHarness } from '../harness.ts';
import { userParts, userPatches } from '../users.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { isKeyedByEmail, link, type UserStore, userStores } from './user-stores.ts';

const runs = { numRuns: 10 };
const bare = 'truto_ignore_remote_data=true';

/** Fields that the vendor or Crosswalk sets. */
const setByVendor = ['id', 'identifiers', 'groups', 'location', 'created_at', 'updated_at', 'last_active_at'];

/** Refusals in our own words, made before anything is sent. */
const refusals = ['invalid_request', 'unsupported_field', 'unsupported_value'];

/** A record without what nobody can write and without what changes by itself. */
function writable(record: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !setByVendor.includes(name)));
}

/** An object of any names, those of the prototype too. */
function objectFrom(entries: Iterable<readonly [string, JsonValue | undefined]>): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function own(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Of what is shown, only what was sent. */
function asSent(shown: JsonValue | undefined, sent: JsonValue | undefined): JsonValue | undefined {
  if (isChannels(sent) && isChannels(shown)) {
    return sent.map((state) => shown.find((other) => channelOf(other) === channelOf(state)) ?? null);
  }
  if (Array.isArray(sent) && Array.isArray(shown)) {
    return shown.map((item, index) => (index < sent.length ? asSent(item, sent[index]) : item) ?? null);
  }
  if (!isJsonObject(sent) || !isJsonObject(shown)) return shown;
  return objectFrom(Object.keys(sent).map((name) => [name, asSent(own(shown, name), own(sent, name))]));
}

/** Top-level fields of which the parts are changed one by one; everything else is replaced. */
const merged = ['address', 'company', 'custom_attributes'];

function changedParts(record: JsonValue | undefined, change: JsonValue | undefined): JsonValue | undefined {
  if (change === undefined) return record;
  if (!isJsonObject(change)) return undefined;
  return objectFrom(Object.entries({ ...(isJsonObject(record) ? record : {}), ...change }));
}

function channelOf(subscription: JsonValue): JsonValue | undefined {
  return own(subscription, 'channel');
}

function isChannels(value: JsonValue | undefined): value is JsonValue[] {
  return Array.isArray(value) && value.every((item) => channelOf(item) !== undefined);
}

/** What a record becomes by a change: absent stays, null clears, what has parts is changed part by part. */
function changed(record: JsonObject, { subscriptions, ...change }: JsonObject): JsonObject {
  const fields = Object.entries(change).map(
    ([name, value]) => [name, merged.includes(name) ? changedParts(record[name], value) : value] as const,
  );
  const states = [...listOf(record['subscriptions'] ?? []), ...listOf(subscriptions ?? [])];
  const byChannel = new Map(states.map((state) => [channelOf(state), state]));
  return objectFrom([
    ...Object.entries(record),
    ...fields,
    ['subscriptions', byChannel.size === 0 ? undefined : [...byChannel.values()]],
  ]);
}

let harness: Harness;
let count = 0;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe.each(userStores)('$name', { timeout: 60_000 }, (store: UserStore) => {
  let users: UnifiedClient;
  let done = 0;

  beforeAll(async () => {
    users = createClient(harness, await link(harness, store));
  });
  beforeEach(() => {
    done = 0;
  });

  /** A user nobody has written yet. */
  function newIdentity(): { id: string; emails: { email: string }[] } {
    count += 1;
    const email = `person+${count}@example.com`;
    return { id: isKeyedByEmail(store) ? email : `person-${count}`, emails: [{ email }] };
  }

  async function read(id: string): Promise<JsonObject | undefined> {
    const { status, body } = await users.get(id, bare);
    return status === 404 ? undefined : objectOf(body);
  }

  /** True when the write was done; a refusal must be our own, name what is wrong, and leave everything as it was. */
  async function isDone(answer: Answer, id: string, before: JsonObject | undefined): Promise<boolean> {
    const { applied, code, errors } = objectOf(answer.body);
    if (answer.status === 200) {
      if (applied !== 'confirmed') throw new Error(`written and not shown: ${answer.text}`);
      done += 1;
      return true;
    }
    // What is too large in all is refused by the limit, and no field is to blame.
    const namesField = refusals.some((known) => known === code) && listOf(errors).length > 0;
    if (!namesField && code !== 'body_too_large') throw new Error(`not refused by us: ${answer.text}`);
    if (difference(await read(id), before).length > 0) throw new Error(`refused and yet written: ${answer.text}`);
    return false;
  }

  it('reads what was written, field by field, or refuses it and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(userParts, async (part) => {
        const identity = newIdentity();
        const sent = { ...identity, ...part };
        if (!(await isDone(await users.create(sent, bare), identity.id, undefined))) return;
        const shown = await read(identity.id);
        expect(shown?.['id']).toBe(identity.id);
        expect(difference(sent, asSent(shown, sent))).toEqual([]);
      }),
      runs,
    );
    // A law that holds because everything is refused says nothing.
    expect(done).toBeGreaterThan(0);
  });

  it('changes what is sent, clears what is null and keeps the rest', async () => {
    await fc.assert(
      fc.asyncProperty(userParts, userPatches, async (part, patch) => {
        const identity = newIdentity();
        if (!(await isDone(await users.create({ ...identity, ...part }, bare), identity.id, undefined))) return;
        const before = await read(identity.id);
        if (!(await isDone(await users.update(identity.id, patch, bare), identity.id, before))) return;
        const after = await read(identity.id);
        expect(difference(changed(writable(before ?? {}), patch), writable(after ?? {}))).toEqual([]);
      }),
      runs,
    );
    // A law that holds because everything is refused says nothing.
    expect(done).toBeGreaterThan(0);
  });

  it('stays the same when what was read is written back', async () => {
    await fc.assert(
      fc.asyncProperty(userParts, async (part) => {
        const identity = newIdentity();
        if (!(await isDone(await users.create({ ...identity, ...part }, bare), identity.id, undefined))) return;
        const before = writable((await read(identity.id)) ?? {});
        const { status, body } = await users.update(identity.id, before, bare);
        expect(body).toMatchObject({ applied: 'confirmed' });
        expect(status).toBe(200);
        expect(writable((await read(identity.id)) ?? {})).toEqual(before);
      }),
      runs,
    );
    // A law that holds because everything is refused says nothing.
    expect(done).toBeGreaterThan(0);
  });
});
