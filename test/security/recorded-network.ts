import { afterAll, beforeAll, beforeEach } from 'vitest';
import { parseEgressAllow } from '../../src/index.ts';
import { transportFromFetch } from '../../src/egress/index.ts';
import { type Answer, type Harness, startHarness } from '../harness.ts';

/** One request that left for the network. */
export interface Outbound {
  url: URL;
  headers: Headers;
}

/** An installation whose network records what is called, and answers as it is told. */
export interface RecordedNetwork {
  harness: Harness;
  called: Outbound[];
  respond: () => Response;
  /** Links a Braze account with this instance. */
  link(instance: unknown, further?: Record<string, unknown>): Promise<Answer>;
}

/** The key of every account that is linked. */
export const key = 'a-key-for-no-host-but-braze';

/** Starts one for all tests of a file; accounts may name `gateway.internal:9001` as a server of their own. */
export function useRecordedNetwork(): () => RecordedNetwork {
  let network: RecordedNetwork;
  const succeed = () => Response.json({ message: 'success', segments: [] });
  beforeAll(async () => {
    const transport = transportFromFetch((request) => {
      network.called.push({ url: new URL(request.url), headers: request.headers });
      return Promise.resolve(network.respond());
    });
    const egressAllow = parseEgressAllow('gateway.internal:9001');
    const harness = await startHarness({ people: 1, crosswalk: { transport, egressAllow } });
    network = {
      harness,
      called: [],
      respond: succeed,
      link(instance, further = {}) {
        const body = { tenant_id: 'acme', integration: 'braze', context: { instance, api_key: key }, ...further };
        return harness.call('POST', '/integrated-account', { body: JSON.stringify(body) });
      },
    };
  });
  beforeEach(() => {
    network.called = [];
    network.respond = succeed;
  });
  afterAll(() => network.harness.close());
  return () => network;
}
