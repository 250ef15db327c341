import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import brazeDefinition from '../../../integrations/braze/integration.json' with { type: 'json' };
import iterableDefinition from '../../../integrations/iterable/integration.json' with { type: 'json' };
import lyticsDefinition from '../../../integrations/lytics/integration.json' with { type: 'json' };
import segmentDefinition from '../../../integrations/segment/integration.json' with { type: 'json' };
import { createVirtualClock } from '../kit/index.ts';
import { type VendorName, createSandbox, vendorNames } from '../sandbox.ts';
import { type Connection, connections, exampleCalls, furnish, iterableConnections } from './index.ts';

const definitions = {
  braze: brazeDefinition,
  iterable: iterableDefinition,
  segment: segmentDefinition,
  lytics: lyticsDefinition,
} satisfies Record<VendorName, object>;

const definitionSchema = z.object({
  connection: z.record(
    z.string(),
    z.object({ required: z.boolean().optional(), choices: z.record(z.string(), z.string()).optional() }),
  ),
});

function build(people = 60) {
  const sandbox = createSandbox({ clock: createVirtualClock() });
  return { sandbox, world: furnish(sandbox, { people }) };
}

describe('connections', () => {
  const all: [VendorName, Connection][] = [
    ...vendorNames.map((name): [VendorName, Connection] => [name, connections[name]]),
    ...Object.values(iterableConnections).map((connection): [VendorName, Connection] => ['iterable', connection]),
  ];

  it.each(all)('of %s are what its definition asks for', (name, connection) => {
    const { connection: fields } = definitionSchema.parse(definitions[name]);
    const required = Object.keys(fields).filter((field) => fields[field]?.required !== false);
    expect(Object.keys(connection)).toEqual(expect.arrayContaining(required));
    const refused = Object.entries(connection).filter(([field, value]) => {
      const declared = fields[field];
      return declared === undefined || !Object.hasOwn(declared.choices ?? { [value]: value }, value);
    });
    expect(refused).toEqual([]);
  });

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const basic = (userName: string) => ({ authorization: `Basic ${btoa(`${userName}:`)}` });
  const { braze, segment, lytics } = connections;
  const person = 'user_id:person-0001';
  it.each([
    ['Braze', 'https://rest.iad-01.braze.com/segments/list', bearer(braze.api_key)],
    ...Object.values(iterableConnections).map(
      ({ project_type: type, api_key: key }): [string, string, Record<string, string>] => [
        `Iterable, ${type}`,
        'https://api.iterable.com/api/channels',
        { 'Api-Key': key },
      ],
    ),
    [
      'Segment profiles',
      `https://profiles.segment.com/v1/spaces/${segment.space_id}/collections/users/profiles/${person}/metadata`,
      basic(segment.profile_token),
    ],
    ['Segment Public API', 'https://api.segmentapis.com/', bearer(segment.public_token)],
    ['Lytics', 'https://api.lytics.io/v2/user/me', { authorization: lytics.api_token }],
  ] satisfies [string, string, Record<string, string>][])('of %s are accepted', async (_name, url, headers) => {
    const { sandbox } = build(1);
    const response = await sandbox.fetch(new Request(url, { headers }));
    expect(response.status).toBe(200);
  });

  it('hold the write key of the source of the Segment workspace', async () => {
    const { sandbox, world } = build(1);
    await sandbox.fetch(
      new Request('https://api.segment.io/v1/track', {
        method: 'POST',
        headers: { ...basic(segment.write_key), 'content-type': 'application/json' },
        body: JSON.stringify({ userId: 'person-0001', event: 'Signed in' }),
      }),
    );
    expect(world.segment.events().map(({ event }) => event)).toEqual(['Signed in']);
  });
});

describe('people', () => {
  it('are the same at every vendor', () => {
    const { world } = build(20);
    const emails = world.people.map(({ email }) => email);
    const { braze, iterable, segment, lytics } = world;
    expect(emails).toHaveLength(20);
    expect(braze.profiles().map(({ email }) => email)).toEqual(emails);
    for (const project of Object.values(iterable)) {
      expect(project.profiles().map(({ email }) => email)).toEqual(emails);
    }
    expect(segment.profiles().map(({ traits }) => traits['email'])).toEqual(emails);
    expect(lytics.profiles().map(({ fields }) => fields['email'])).toEqual(emails);
  });

  it('are 300 unless said otherwise', () => {
    expect(furnish(createSandbox()).people).toHaveLength(300);
  });

  it('belong to the same groups at every vendor', () => {
    const { world } = build();
    const { people, braze, iterable, segment, lytics } = world;
    const groups = {
      business_plan: people.filter(({ plan }) => plan === 'business').map(({ email }) => email),
      frequent_users: people.filter(({ logins }) => logins >= 250).map(({ email }) => email),
      customers_in_japan: people.filter(({ country }) => country === 'JP').map(({ email }) => email),
    };
    const names: string[] = ['Business plan', 'Frequent users', 'Customers in Japan'];
    const lists = iterable.email.lists().filter(({ name }) => names.includes(name));
    for (const [index, [key, members]] of Object.entries(groups).entries()) {
      expect(members.length).toBeGreaterThan(0);
      expect(braze.members(`5a4db0c5-0000-4000-8000-00020000000${index + 1}`).map(({ email }) => email)).toEqual(
        members,
      );
      expect(iterable.email.members(lists[index]?.id ?? 0)).toEqual(members);
      expect(lytics.members(key).map(({ fields }) => fields['email'])).toEqual(members);
      const inAudience = segment.profiles().filter(({ traits }) => traits[key] === true);
      expect(inAudience.map(({ traits }) => traits['email'])).toEqual(members);
    }
  });

  it('read the newsletter of Iterable as members of a static list', () => {
    const { world } = build();
    for (const project of Object.values(world.iterable)) {
      const newsletter = project.lists().find(({ listType }) => listType === 'Standard');
      expect(project.members(newsletter?.id ?? 0)).toHaveLength(20);
    }
  });
});

describe('a furnished sandbox', () => {
  it('has the same credentials and ids after a restart', async () => {
    const idsOf = async (url: string, authorization: string) => {
      const { sandbox } = build(5);
      const response = await sandbox.fetch(new Request(url, { headers: { authorization } }));
      return [...(await response.text()).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    };
    const { braze, segment, lytics } = connections;
    const groupLists = [
      ['https://rest.iad-01.braze.com/segments/list', `Bearer ${braze.api_key}`],
      [`https://api.segmentapis.com/spaces/${segment.space_id}/audiences`, `Bearer ${segment.public_token}`],
      ['https://api.lytics.io/api/segment/business_plan', lytics.api_token],
    ] as const;
    for (const [url, authorization] of groupLists) {
      const before = await idsOf(url, authorization);
      expect(before.length).toBeGreaterThan(0);
      expect(await idsOf(url, authorization)).toEqual(before);
    }
  });

  it('refuses to be furnished twice', () => {
    const { sandbox } = build(1);
    expect(() => furnish(sandbox)).toThrow('belongs to one workspace only');
  });

  it('has an example call for each of its credentials', () => {
    const { sandbox } = build(1);
    const servers = sandbox.servers.map(({ vendor, server }) => `${vendor.name} ${server.name}`);
    for (const { vendor, server, credential, curl } of exampleCalls) {
      expect(servers).toContain(`${vendor} ${server}`);
      expect(curl('http://127.0.0.1:4411')).toContain(credential);
      expect(curl('http://127.0.0.1:4411')).toContain('http://127.0.0.1:4411/');
    }
  });
});
