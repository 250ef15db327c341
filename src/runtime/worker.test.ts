import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../api/index.ts';
import { generateRootKey } from '../vault/index.ts';
import { createCrosswalk } from './worker.ts';

const logs: LogEntry[] = [];
const crosswalk = createCrosswalk({ log: (entry) => logs.push(entry) });
const env = {
  // Port 9 discards: nothing answers there, and nothing here needs it to.
  DATABASE_URL: 'postgres://user:canary@127.0.0.1:9/database',
  CROSSWALK_VAULT_KEYS: generateRootKey('test'),
};

async function call(path: string, settings: unknown) {
  const waited: Promise<unknown>[] = [];
  const context = { waitUntil: (promise: Promise<unknown>) => waited.push(promise) };
  const response = await crosswalk.fetch(new Request(`https://worker.test${path}`), settings, context);
  return { response, waited };
}

describe('the handler of a Worker', () => {
  it('leaves the closing of the database to waitUntil, after the answer', async () => {
    const { response, waited } = await call('/health', env);
    expect(response.status).toBe(200);
    expect(waited).toHaveLength(1);
    await Promise.all(waited);
  });

  it('fails a scheduled run while the database is away, and closes it all the same', async () => {
    const waited: Promise<unknown>[] = [];
    const context = { waitUntil: (promise: Promise<unknown>) => waited.push(promise) };
    await expect(crosswalk.scheduled({}, env, context)).rejects.toMatchObject({ code: 'unavailable' });
    expect(waited).toHaveLength(1);
    await Promise.all(waited);
  });

  it('compiles the definitions once for all requests, and opens a database for each', async () => {
    const [one, other] = [await crosswalk.open(env), await crosswalk.open(env)];
    expect(one.definitions).toBe(other.definitions);
    expect(one.routes).toBe(other.routes);
    expect(one.close).not.toBe(other.close);
    await Promise.all([one.close(), other.close()]);
  });

  it('answers one error to everybody while a setting is missing, and logs the reason', async () => {
    logs.length = 0;
    const { response, waited } = await call('/health', { ...env, DATABASE_URL: undefined });
    expect(await response.json()).toMatchObject({
      statusCode: 500,
      code: 'internal_error',
      request_id: response.headers.get('x-request-id'),
      retryable: false,
    });
    expect(logs).toEqual([expect.objectContaining({ level: 'error', message: expect.stringContaining('HYPERDRIVE') })]);
    expect(waited).toEqual([]);
  });

  it('is alive but not ready while its database is away, and logs no password', async () => {
    logs.length = 0;
    const settings = { ...env, CROSSWALK_API_TOKEN: 'token-of-the-operator' };
    expect((await call('/health', settings)).response.status).toBe(200);
    expect((await call('/ready', settings)).response.status).toBe(503);
    expect(logs[0]).toMatchObject({ level: 'error', message: expect.stringContaining('CROSSWALK_API_TOKEN') });
    expect(JSON.stringify(logs)).not.toMatch(/canary|token-of-the-operator/);
  });
});
