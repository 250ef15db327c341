import { describe, expect, it } from 'vitest';
import { createEgress } from '../egress/index.ts';
import { createFedStream, createRecordingTransport } from '../egress/test-kit.ts';
import { createSender } from './send.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

describe('a streamed answer', () => {
  it('has no credential in its header fields', async () => {
    const { connection, sender } = setUp(() => jsonAnswer({ status: 'ok' }, { headers: { 'x-echo': 'secret-key' } }));
    const endpoint = endpointOf(connection);
    const { headers } = await sender.streamAt(connection, endpoint, new URL('https://api.acme.example/things'), {});
    expect(headers).toContainEqual(['x-echo', '[redacted]']);
  });

  it('is let go of when the account cannot be marked as accepted', async () => {
    const { connection, clock } = setUp(() => jsonAnswer({}));
    const fed = createFedStream();
    const network = createRecordingTransport(() => ({ status: 200, headers: [], body: fed.stream }));
    const sender = createSender({
      egress: createEgress({ network, clock }),
      clock,
      accounts: {
        renew: async () => undefined,
        markRefused: async () => {},
        markAccepted: () => Promise.reject(new Error('the database is gone')),
      },
    });
    const url = new URL('https://api.acme.example/things');
    const call = sender.streamAt(connection, endpointOf(connection), url, {});
    await expect(call).rejects.toThrow('the database is gone');
    expect(fed.state.cancelled).toHaveLength(1);
  });
});

function endpointOf({ integration }: ReturnType<typeof setUp>['connection']) {
  const endpoint = integration.endpoints.get('things.find');
  if (endpoint === undefined) throw new Error('there is no such endpoint');
  return endpoint;
}
