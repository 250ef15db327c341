import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { difference, isJsonObject, type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { isKeyedByEmail, link, type UserStore, userStores } from './user-stores.ts';

/** Until then everything written is shown, and every window of a vendor's limits is a new one. */
const settled = 60_000;
const bare = 'truto_ignore_remote_data=true';

const values: Readonly<Record<string, Readonly<Record<string, readonly JsonValue[]>>>> = {
  address: {
    street: ['1 High St', '2 Low St'],
    city: ['Bath', 'York'],
    region: ['Avon', 'Yorkshire'],
    postal_code: ['BA1', 'YO1'],
    country: ['GB', 'IE'],
  },
  company: {
    id: ['c-1', 'c-2'],
    name: ['Acme', 'Ajax'],
    industry: ['Tools', 'Toys'],
    employee_count: [1, 20],
    plan: ['free', 'pro'],
  },
};

/** Some parts of some of the objects; `more` are values besides the plain ones. */
function patchOf(more: readonly JsonValue[]): fc.Arbitrary<JsonObject> {
  const objects = Object.entries(values).map(([name, fields]) => {
    const chosen = Object.entries(fields).map(([field, plain]) => [field, fc.constantFrom(...plain, ...more)] as const);
    const part: fc.Arbitrary<JsonObject> = fc.record(Object.fromEntries(chosen), { requiredKeys: [] });
    return [name, part.filter((fields_) => Object.keys(fields_).length > 0)] as const;
  });
  const patch: fc.Arbitrary<JsonObject> = fc.record(Object.fromEntries(objects), { requiredKeys: [] });
  return patch.filter((chosen) => Object.keys(chosen).length > 0);
}

/** A write of a part: by `PATCH`, or by `POST`, which is an upsert. */
interface Step {
  method: 'create' | 'update';
  patch: JsonObject;
}

const steps = (patch: fc.Arbitrary<JsonObject>): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ method: fc.constantFrom('create', 'update'), patch }), { minLength: 2, maxLength: 5 });

const sets = patchOf([]);
const changes = fc
  .tuple(patchOf([null]), fc.option(fc.constantFrom<JsonValue>({ note: 'a' }, { size: 1 }), { freq: 2 }))
  .map(([patch, badge]) => (badge === null ? patch : { ...patch, custom_attributes: { badge } }));

/** What the objects are after these changes: absent stays, null clears, an attribute is replaced. */
function afterwards(patches: readonly JsonObject[]): JsonObject {
  const record: JsonObject = {};
  for (const patch of patches) {
    for (const [name, part] of Object.entries(patch))
      record[name] = { ...objectOf(record[name] ?? {}), ...objectOf(part) };
  }
  return record;
}

let harness: Harness;
let count = 0;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(settled));

/** A user of the store whom nobody has written yet, shown by the vendor. */
async function newUser(store: UserStore, users: UnifiedClient): Promise<string> {
  harness.clock.advance(settled);
  count += 1;
  const id = isKeyedByEmail(store) ? `part-${count}@example.com` : `part-${count}`;
  expect((await users.create({ id, first_name: 'Ada' })).status).toBe(200);
  harness.clock.advance(settled);
  return id;
}

async function writeStep(users: UnifiedClient, id: string, { method, patch }: Step): Promise<void> {
  const { status, text } = await (method === 'create' ? users.create({ id, ...patch }) : users.update(id, patch));
  if (status !== 200) throw new Error(`not written: ${text}`);
}

/** What the vendor shows of the objects in the end. */
async function shown(users: UnifiedClient, id: string): Promise<JsonObject> {
  harness.clock.advance(settled);
  const { address, company, custom_attributes: attributes } = objectOf((await users.get(id, bare)).body);
  return { address, company, ...(isJsonObject(attributes) ? { custom_attributes: attributes } : {}) };
}

describe.each(userStores)(
  'partial writes at $name, each at once after the one before',
  { timeout: 60_000 },
  (store) => {
    let users: UnifiedClient;

    beforeAll(async () => {
      users = createClient(harness, await link(harness, store), { confirms: false, pause: 0 });
    });

    it('keep what the others set', async () => {
      await fc.assert(
        fc.asyncProperty(steps(sets), async (all) => {
          const id = await newUser(store, users);
          for (const step of all) await writeStep(users, id, step);
          expect(difference(afterwards(all.map(({ patch }) => patch)), await shown(users, id))).toEqual([]);
        }),
        { numRuns: 12 },
      );
    });

    it('keep what the others set and clear', async () => {
      await fc.assert(
        fc.asyncProperty(steps(changes), async (all) => {
          const id = await newUser(store, users);
          for (const step of all) await writeStep(users, id, step);
          expect(difference(afterwards(all.map(({ patch }) => patch)), await shown(users, id))).toEqual([]);
        }),
        { numRuns: 12 },
      );
    });
  },
);
