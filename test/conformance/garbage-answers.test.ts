import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, vendorNames } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  for (const vendor of harness.sandbox.vendors) vendor.faults.clear();
});

const ids = { braze: 'person-0001', iterable: 'person-0001', segment: 'person-0001', lytics: 'person-0001' };

describe.each(vendorNames)('a user of %s', (vendor) => {
  it.each(['', 'null', '[1,2]', '{"note":"hello"}', '[]'])(
    'is not said to be missing when the answer is %j',
    async (body) => {
      const fault = { kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body } as const;
      harness.sandbox[vendor].faults.add({ times: 100, fault });
      const path = `/unified/user-directory/users/${ids[vendor]}?integrated_account_id=${harness.accounts[vendor]}`;
      expect(await harness.call('GET', path)).toMatchObject({
        status: 502,
        body: { code: 'remote_invalid_response', truto_is_remote_error: true },
      });
    },
  );
});
