import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type VendorName, connections, createVirtualClock, exampleCalls } from '../../sandbox/index.ts';
import { type ServeSandboxOptions, serveSandbox } from './serve-sandbox.ts';
import { summarise } from './summary.ts';

const authorization = `Bearer ${connections.braze.api_key}`;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(options: Partial<ServeSandboxOptions> = {}) {
  const warn = (line: string) => {
    throw new Error(line);
  };
  const served = await serveSandbox({ port: 0, people: 3, warn, ...options });
  closing.push(() => served.close());
  return {
    ...served,
    urlOf: (vendor: VendorName, server: string) => {
      const found = served.addresses.find((address) => address.vendor === vendor && address.server === server);
      if (found === undefined) throw new RangeError(`${vendor} has no server ${server}`);
      return found.url;
    },
  };
}

/** What the system reports of a call that fails. */
async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const failure = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  const cause = failure instanceof Error ? failure.cause : undefined;
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

describe('a served sandbox', () => {
  it('answers at the loopback address, every server at its own', async () => {
    const { addresses, inspectionUrl, sandbox, urlOf } = await serve();
    expect(new Set([inspectionUrl, ...addresses.map(({ url }) => url)]).size).toBe(sandbox.servers.length + 1);
    for (const { url } of addresses) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

    const segments = await fetch(`${urlOf('braze', 'rest')}/segments/list`, { headers: { authorization } });
    expect([segments.status, await segments.json()]).toMatchObject([200, { message: 'success' }]);
    const user = await fetch(`${urlOf('lytics', 'api')}/api/entity/user/user_id/person-0001`, {
      headers: { authorization: connections.lytics.api_token },
    });
    expect(await user.json()).toMatchObject({ data: { email: 'person-0001@example.com' } });
  });

  it('shows in its inspection what it received, and is full again after a reset', async () => {
    const { inspectionUrl, urlOf, sandbox } = await serve();
    await fetch(`${urlOf('braze', 'rest')}/segments/list?page=1`, { headers: { authorization } });
    const requests = await fetch(`${inspectionUrl}/_sandbox/requests`);
    expect(await requests.json()).toMatchObject({ result: [{ vendor: 'braze', path: '/segments/list?page=1' }] });
    await fetch(`${inspectionUrl}/_sandbox/reset`, { method: 'POST' });
    expect(sandbox.braze.workspaces().flatMap((workspace) => workspace.profiles())).toHaveLength(3);
  });

  it('gives out links to export files that lead to its own storage', async () => {
    const clock = createVirtualClock();
    const { urlOf } = await serve({ clock });
    const response = await fetch(`${urlOf('braze', 'rest')}/users/export/segment`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ segment_id: '5a4db0c5-0000-4000-8000-000200000001', fields_to_export: ['email'] }),
    });
    const { url } = z.object({ url: z.string() }).parse(await response.json());
    expect(url.startsWith(`${urlOf('braze', 'storage')}/`)).toBe(true);
    clock.advance(60_000);
    const file = await fetch(url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/zip']);
  });

  it.each(['refused_connection', 'lost_answer'] as const)('resets the connection with the fault %s', async (kind) => {
    const { sandbox, urlOf } = await serve();
    sandbox.braze.faults.add({ times: 1, fault: { kind } });
    const call = () => fetch(`${urlOf('braze', 'rest')}/segments/list`, { headers: { authorization } });
    expect(await codeOf(call())).toBe('ECONNRESET');
    expect((await call()).status).toBe(200);
  });

  it('with the fault cut_body sends status, headers and half of the body, then breaks the connection', async () => {
    const { sandbox, urlOf } = await serve();
    sandbox.braze.faults.add({ times: 1, fault: { kind: 'cut_body' } });
    const call = () => fetch(`${urlOf('braze', 'rest')}/segments/list`, { headers: { authorization } });
    const response = await call();
    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-limit')).toBe('250000');
    const received: string[] = [];
    const decoder = new TextDecoder();
    const failure = await (async () => {
      try {
        for await (const chunk of response.body ?? []) received.push(decoder.decode(chunk));
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(Error);
    const whole = await (await call()).text();
    expect(received.join('')).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
  });

  it('tells in one line which port is taken, and keeps none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    closing.push(async () => other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(serveSandbox({ port, people: 1, warn: () => {} })).rejects.toThrow(
      new RegExp(
        `^Port ${port} \\(inspection\\) is taken by another program\\. Choose another first port with --port\\.$`,
      ),
    );
  });

  it('gives its ports back when it is closed', async () => {
    const served = await serveSandbox({ port: 0, people: 1, warn: () => {} });
    await served.close();
    expect(await codeOf(fetch(`${served.inspectionUrl}/_sandbox`))).toBe('ECONNREFUSED');
  });
});

describe('the summary', () => {
  it('names every server with its address and credential, and a call to paste', async () => {
    const { addresses, inspectionUrl } = await serve();
    const summary = summarise({ addresses, inspectionUrl });
    for (const { vendor, server, url } of addresses) {
      expect(summary).toMatch(new RegExp(`^${vendor} +${server} +${url}( |$)`, 'm'));
    }
    expect(summary).toContain(`inspection  ${inspectionUrl}/_sandbox`);
    for (const { kind, credential } of exampleCalls) expect(summary).toMatch(new RegExp(`${kind} +${credential}`));
    expect(summary).toContain(`curl -H 'Authorization: ${authorization}' `);
  });
});
