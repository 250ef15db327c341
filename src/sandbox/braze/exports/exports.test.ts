import { describe, expect, it } from 'vitest';
import { dispatch, samplePeople } from '../../kit/index.ts';
import { type Json, isObject, parseJson } from '../json.ts';
import { createTestClient } from '../test-client.ts';
import { zip } from './zip.ts';

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}

/** Reads an archive the way unzip does: from the end record over the central directory to the files. */
async function unzip(archive: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const view = new DataView(archive.buffer);
  const end = archive.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < view.getUint16(end + 10, true); entry += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const compressed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const start = view.getUint32(at + 42, true) + 30 + nameLength;
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    const text = await inflate(archive.slice(start, start + compressed));
    expect(view.getUint32(at + 24, true)).toBe(new TextEncoder().encode(text).length);
    files.set(name, text);
    at += 46 + nameLength;
  }
  return files;
}

function createClient() {
  const client = createTestClient({
    globalControlGroup: ['person-0002'],
    segments: [
      { id: 'all', name: 'Everybody', members: () => true },
      { id: 'free', name: 'Free', members: ({ customAttributes }) => customAttributes['plan'] === 'free' },
      { id: 'two', name: 'Two', members: ['person-0001', 'person-0003', 'nobody'] },
    ],
  });
  client.workspace.seed(samplePeople(5));
  const start = async (body: Record<string, Json>, path = '/users/export/segment') => {
    const seen = await client.post(path, body);
    const url = isObject(seen.body) ? seen.body['url'] : undefined;
    return { ...seen, url: typeof url === 'string' ? url : '' };
  };
  const fetchFile = async (url: string) => {
    const response = await dispatch(client.braze, new Request(url));
    if (response === undefined) throw new Error(`no server answers for ${url}`);
    return response;
  };
  const users = async (url: string): Promise<Json[]> => {
    const files = await unzip(new Uint8Array(await (await fetchFile(url)).arrayBuffer()));
    return [...files.values()].flatMap((text) => text.trimEnd().split('\n')).map(parseJson);
  };
  return { ...client, start, fetchFile, users };
}

describe('a segment export', () => {
  it('answers at once with a link that works when the export is done, and dies after hours', async () => {
    const { clock, fetchFile, start, settle, users } = createClient();
    const { body, status, url } = await start({ segment_id: 'two', fields_to_export: ['external_id', 'email'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ message: 'success', object_prefix: expect.stringMatching(/^[0-9a-f-]{36}-\d+$/) });
    expect((await fetchFile(url)).status).toBe(404);
    settle();
    expect(await users(url)).toEqual([
      { external_id: 'person-0001', email: 'person-0001@example.com' },
      { external_id: 'person-0003', email: 'person-0003@example.com' },
    ]);
    clock.advance(4 * 3_600_000);
    expect((await fetchFile(url)).status).toBe(403);
  });

  it('holds whoever fits the segment when it finishes', async () => {
    const { settle, start, track, users, workspace } = createClient();
    await track({ attributes: [{ external_id: 'late', plan: 'free' }] });
    const { url } = await start({ segment_id: 'free', fields_to_export: ['external_id'] });
    settle();
    const free = workspace.profiles().filter(({ customAttributes }) => customAttributes['plan'] === 'free');
    expect(await users(url)).toEqual(free.map(({ externalId }) => ({ external_id: externalId })));
    expect(free.map(({ externalId }) => externalId)).toContain('late');
  });

  it('prints single custom attributes by name', async () => {
    const { settle, start, users } = createClient();
    const { url } = await start({
      segment_id: 'two',
      fields_to_export: ['external_id'],
      custom_attributes_to_export: ['plan', 'unknown'],
    });
    settle();
    const [first] = samplePeople(1);
    expect((await users(url))[0]).toEqual({ external_id: 'person-0001', custom_attributes: { plan: first?.plan } });
  });

  it('runs once per segment at a time', async () => {
    const { settle, start } = createClient();
    const body = { segment_id: 'all', fields_to_export: ['email'] };
    expect((await start(body)).status).toBe(201);
    expect((await start(body)).status).toBe(400);
    expect((await start({ ...body, segment_id: 'two' })).status).toBe(201);
    settle();
    expect((await start(body)).status).toBe(201);
  });

  it.each<[string, Record<string, Json>]>([
    ['no segment', { fields_to_export: ['email'] }],
    ['an unknown segment', { segment_id: 'x', fields_to_export: ['email'] }],
    ['no fields', { segment_id: 'all' }],
    ['an unknown field', { segment_id: 'all', fields_to_export: ['age'] }],
    ['gzip without own storage', { segment_id: 'all', fields_to_export: ['email'], output_format: 'gzip' }],
    ['a callback that is no URL', { segment_id: 'all', fields_to_export: ['email'], callback_endpoint: 'here' }],
  ])('refuses %s', async (_case, body) => {
    expect((await createClient().start(body)).status).toBe(400);
  });

  it('cuts large segments into files of 5,000 users', async () => {
    const { fetchFile, settle, start, workspace } = createClient();
    workspace.seed(samplePeople(5_001));
    const { url } = await start({ segment_id: 'all', fields_to_export: ['external_id'] });
    settle();
    const files = await unzip(new Uint8Array(await (await fetchFile(url)).arrayBuffer()));
    expect([...files.values()].map((text) => text.trimEnd().split('\n').length)).toEqual([5_000, 1]);
  });

  it('calls back once, unsigned, when it is done', async () => {
    const received: { url: string; body: Json }[] = [];
    const client = createTestClient(
      { segments: [{ id: 'all', name: 'All', members: [] }] },
      {
        sendCallback: async (request) => {
          received.push({ url: request.url, body: parseJson(await request.text()) });
          return new Response(null, { status: 204 });
        },
      },
    );
    const { body } = await client.post('/users/export/segment', {
      segment_id: 'all',
      fields_to_export: ['email'],
      callback_endpoint: 'https://example.com/done',
    });
    await client.braze.settle();
    expect(received).toEqual([]);
    client.settle();
    await client.braze.settle();
    await client.braze.settle();
    const url = isObject(body) ? body['url'] : undefined;
    expect(received).toEqual([{ url: 'https://example.com/done', body: { success: true, url } }]);
    expect(client.workspace.callbacks()).toMatchObject([{ state: 'sent' }]);
  });
});

it('the global control group is exported the same way', async () => {
  const { settle, start, users } = createClient();
  const { url } = await start({ fields_to_export: ['external_id'] }, '/users/export/global_control_group');
  settle();
  expect(await users(url)).toEqual([{ external_id: 'person-0002' }]);
});

it('an archive gives back every text under its name', async () => {
  const entries = [
    { name: 'a.txt', text: 'Zoë\n'.repeat(1_000) },
    { name: 'ü.txt', text: '' },
  ];
  const archive = await unzip(new Uint8Array(await (await zip(entries)).arrayBuffer()));
  expect([...archive]).toEqual(entries.map(({ name, text }) => [name, text]));
});
