import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestClient } from '../test-client.ts';

const createdSchema = z.object({ new_assets: z.tuple([z.object({ asset_id: z.string(), url: z.string() })]) });

describe('the media library', () => {
  it('keeps the id and the address of an asset whose file is replaced', async () => {
    const { call, post } = createTestClient();
    const created = await post('/media_library/create', { asset_url: 'https://example.com/a/logo.PNG' });
    expect(created).toMatchObject({ status: 201, body: { new_assets: [{ name: 'logo.PNG', ext: 'png' }] } });
    const [asset] = createdSchema.parse(created.body).new_assets;
    const file = { asset_id: asset.asset_id, asset_file: 'bytes' };
    expect(await call('PUT', '/media_library/replace_file', file)).toMatchObject({
      status: 200,
      body: { asset: { ...asset, name: 'logo.PNG', size: 5 } },
    });
  });

  it('refuses an asset that there is not, and a call without exactly one file', async () => {
    const { call, post } = createTestClient();
    expect(await call('PUT', '/media_library/replace_file', { asset_id: 'none', asset_file: 'x' })).toMatchObject({
      status: 400,
      body: { message: "'asset_id' is not valid" },
    });
    expect((await post('/media_library/create', { name: 'logo' })).status).toBe(400);
    expect((await post('/media_library/create', { asset_url: 'https://x.example', asset_file: 'x' })).status).toBe(400);
    expect((await post('/media_library/create', { asset_url: 'logo' })).status).toBe(400);
  });

  it('takes 100 calls an hour, of both kinds together', async () => {
    const { call, post } = createTestClient();
    const statuses = [];
    for (let index = 0; index < 101; index += 1) {
      const { status } =
        index % 2 === 0
          ? await post('/media_library/create', { asset_file: 'x' })
          : await call('PUT', '/media_library/replace_file', { asset_id: 'none', asset_file: 'x' });
      statuses.push(status);
    }
    expect([statuses.includes(429), statuses.lastIndexOf(429), statuses.indexOf(429)]).toEqual([true, 100, 100]);
  });
});
