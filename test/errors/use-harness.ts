import { afterAll, beforeAll } from 'vitest';
import { type Answer, type CallOptions, type Harness, startHarness, vendorNames } from '../harness.ts';

/** One harness for all tests of a file. */
export interface SharedHarness {
  harness: () => Harness;
  /** One request; in the path, `:braze` stands for the id of the account at Braze, and so on. */
  call: (method: string, path: string, options?: CallOptions) => Promise<Answer>;
}

export function useHarness(): SharedHarness {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ people: 3 });
  });
  afterAll(() => harness.close());
  return {
    harness: () => harness,
    call(method, path, options) {
      const filled = vendorNames.reduce(
        (text, vendor) => text.replaceAll(`:${vendor}`, harness.accounts[vendor]),
        path,
      );
      return harness.call(method, filled, options);
    },
  };
}
