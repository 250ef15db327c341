import { describe, expect, test } from 'vitest';
import { createEgress } from './create-egress.ts';
import { createManualClock, createRecordingTransport, requestTo } from './test-kit.ts';
import type { OutboundResponse } from './types.ts';

const answering = (answer: OutboundResponse) =>
  createEgress({ network: createRecordingTransport(() => answer), clock: createManualClock() });

describe('an answer', () => {
  test.each<[what: string, status: number, headers: [string, string][]]>([
    ['a status that HTTP does not know', 600, []],
    ['a transfer coding that nobody undoes', 200, [['Transfer-Encoding', 'gzip, chunked']]],
    [
      'a transfer coding in a field of its own',
      200,
      [
        ['transfer-encoding', 'gzip'],
        ['Transfer-Encoding', 'chunked'],
      ],
    ],
  ])('is a failure with %s', async (_what, status, headers) => {
    const egress = answering({ status, headers, body: new Uint8Array([1]) });
    const sending = egress.send(requestTo('https://api.vendor.example/'));
    await expect(sending).rejects.toMatchObject({ code: 'remote_failed' });
  });

  test('may come in chunks, in whatever spelling', async () => {
    const egress = answering({ status: 200, headers: [['TRANSFER-ENCODING', ' Chunked']], body: null });
    expect(await egress.send(requestTo('https://api.vendor.example/'))).toEqual({
      status: 200,
      headers: [],
      body: null,
    });
  });
});
