import { expect, it } from 'vitest';
import type { TransportRequest } from '../../egress/index.ts';
import { createCallbackSender } from './callback-sender.ts';

const callback = () =>
  new Request('https://hooks.example.com/export?id=1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"success":true}',
  });

it('carries the call over the transport and tells how it was answered', async () => {
  const sent: TransportRequest[] = [];
  const send = createCallbackSender(
    {
      async send(request) {
        sent.push(request);
        return { status: 202, headers: [], body: null };
      },
    },
    () => {},
  );
  expect((await send(callback())).status).toBe(202);
  expect(sent).toMatchObject([
    { method: 'POST', headers: [['content-type', 'application/json']], url: { pathname: '/export', search: '?id=1' } },
  ]);
  expect(new TextDecoder().decode(sent[0]?.body instanceof Uint8Array ? sent[0].body : undefined)).toBe(
    '{"success":true}',
  );
});

it('reports a call that cannot be made in one line without its query, and counts it as failed', async () => {
  const lines: string[] = [];
  const send = createCallbackSender(
    { send: () => Promise.reject(new Error('nobody listens')) },
    (line) => void lines.push(line),
  );
  expect((await send(callback())).ok).toBe(false);
  expect(lines).toEqual(['The callback to https://hooks.example.com failed: nobody listens']);
});
