import { describe, expect, it } from 'vitest';
import { expectError } from './envelope.ts';
import { useHarness } from './use-harness.ts';

const { harness, call } = useHarness();

const account = '/integrated-account';
const users = '/unified/user-directory/users?integrated_account_id=:braze';
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a body that is too large', () => {
  const limit = 4 * 1024 * 1024;
  const routes: [string, string][] = [
    ['POST', account],
    ['PATCH', `${account}/:braze`],
    ['POST', '/api-token'],
    ['POST', users],
    ['POST', '/proxy/users/track?integrated_account_id=:braze'],
  ];

  it.each(routes)('is refused when it is announced: %s %s', async (method, path) => {
    const answer = await call(method, path, { body: utf8('{}'), headers: { 'content-length': String(limit + 1) } });
    expect(expectError(answer, 413, 'body_too_large')['message']).toContain(String(limit));
  });

  it.each(routes)('is refused as soon as it is, and not read further: %s %s', async (method, path) => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const url = `http://crosswalk.test${path.replace(':braze', harness().accounts.braze)}`;
    const headers = { authorization: `Bearer ${harness().token}` };
    const init = { method, headers, body, duplex: 'half' } as const;
    const response = await harness().clock.advanceUntil(harness().crosswalk.fetch(new Request(url, init)));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ statusCode: 413, code: 'body_too_large' });
    expect(sent).toBeLessThan(limit + 4 * 65_536);
  });
});
