import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from './environment.ts';
import { type Service, startService } from './service.ts';

const apiToken = 'token-of-the-operator';
let directory: string;
let service: Service;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-service-'));
  const environment = readEnvironment({
    PORT: '0',
    CROSSWALK_HOST: '0.0.0.0',
    CROSSWALK_DATA_DIR: directory,
    CROSSWALK_API_TOKEN: apiToken,
    CROSSWALK_SANDBOX: 'false',
  });
  service = await startService(environment, () => {});
});
afterAll(async () => {
  await service.stop(0);
  await rm(directory, { recursive: true });
});

/** The page of a new link, made by a request that names this host. */
async function connectUrl(host: string): Promise<string> {
  const headers = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json', host };
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(`${service.url}/link-token`, { method: 'POST', headers }, (response) => {
      text(response).then(resolve, reject);
    });
    sent.on('error', reject).end(JSON.stringify({ tenant_id: 'acme' }));
  });
  return z.object({ connect_url: z.string() }).parse(JSON.parse(answer)).connect_url;
}

describe('a service with OAuth clients', () => {
  it.each([
    ['of no integration', 'nope', /^[^\n]*"nope", which there is not\.$/],
    ['where customers have their own', 'segment', /^[^\n]*Segment takes none of yours[^\n]*$/],
  ])('%s does not start, and says why in one line', async (_what, name, line) => {
    const environment = readEnvironment({
      CROSSWALK_DATA_DIR: join(directory, name),
      CROSSWALK_SANDBOX: 'false',
      CROSSWALK_OAUTH_CLIENTS: JSON.stringify({ [name]: { client_id: 'x' } }),
    });
    await expect(startService(environment, () => {})).rejects.toThrow(line);
  });
});

describe('a service without a public address', () => {
  it('makes links to where it listens, whatever host the caller names', async () => {
    expect(service.url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await connectUrl('attacker.example')).toMatch(new RegExp(`^${service.url}/connect-account\\?link_token=`));
  });

  it('says so when other machines may reach it', () => {
    expect(service.warnings).toContainEqual(expect.stringMatching(/^CROSSWALK_PUBLIC_URL is not set, [^\n]+\.$/));
  });
});
