import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({});
});
afterAll(() => acme.close());

it('an answer that stops in the middle is said to have stopped, not to have never come', async () => {
  const stalled = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"things":[')) });
  acme.answerWith(() => new Response(stalled, { headers: { 'content-type': 'application/json' } }));
  const { status, body } = await acme.call('GET', 'things');
  const message = expect.stringContaining('sent no more of its answer within 60 s');
  expect({ status, body }).toMatchObject({ status: 504, body: { code: 'remote_timeout', message } });
});
