import type { BrazeWorkspace } from '../braze/index.ts';
import type { IterableProject, ProjectType } from '../iterable/index.ts';
import { type SamplePerson, samplePeople } from '../kit/index.ts';
import type { LyticsAccount } from '../lytics/index.ts';
import type { Sandbox, VendorName } from '../sandbox.ts';
import type { SegmentWorkspace } from '../segment/index.ts';
import { furnishBraze } from './braze.ts';
import { credentials } from './credentials.ts';
import { furnishIterable } from './iterable.ts';
import { furnishLytics } from './lytics.ts';
import { furnishSegment } from './segment.ts';

/** The connection fields of an integrated account, as the definition of its vendor names them. */
export type Connection = Record<string, string>;

const { braze, iterable, segment, lytics } = credentials;

const iterableConnection = (type: ProjectType) => ({
  region: 'US',
  api_key: iterable[type].apiKey,
  project_type: type,
});

/** What links the ready-made accounts; the same in every furnished sandbox. */
export const connections = {
  braze: {
    instance: 'US-01',
    api_key: braze.apiKey,
    scim_token: braze.scim.token,
    scim_origin: braze.scim.origin,
  },
  iterable: iterableConnection('hybrid'),
  segment: {
    region: 'US',
    write_key: segment.writeKey,
    profile_token: segment.profileToken,
    space_id: segment.spaceId,
    public_token: segment.publicToken,
  },
  lytics: { api_token: lytics.apiToken },
} satisfies Record<VendorName, Connection>;

/** What links the ready-made account of an integration; undefined when it has none. */
export async function connectionOf(integration: string): Promise<Connection | undefined> {
  const byName: Readonly<Record<string, Connection>> = connections;
  return byName[integration];
}

/** The same for every ready-made project of Iterable, by the type of the project. */
export const iterableConnections = {
  hybrid: connections.iterable,
  email: iterableConnection('email'),
  user_id: iterableConnection('user_id'),
} satisfies Record<ProjectType, Connection>;

/** The ready-made accounts, to look into and to fill further. */
export interface World {
  /** Everybody who is known to all of the accounts. */
  people: readonly SamplePerson[];
  braze: BrazeWorkspace;
  iterable: Record<ProjectType, IterableProject>;
  segment: SegmentWorkspace;
  lytics: LyticsAccount;
  connections: typeof connections;
  iterableConnections: typeof iterableConnections;
}

/**
 * Fills an empty sandbox with an account at every vendor: a Braze workspace, an Iterable project of each type, a Segment
 * workspace with a space, a Lytics account. All hold the same sample people and the same groups of them, visible at
 * once. Throws when the sandbox is furnished already.
 *
 * @param options.people how many sample people; default 300
 *
 * @example
 * const world = furnish(createSandbox(), { people: 20 });
 * world.connections.braze; // { instance: 'US-01', api_key: '...' }
 */
export function furnish(sandbox: Sandbox, { people: count = 300 }: { people?: number } = {}): World {
  const people = samplePeople(count);
  return {
    people,
    braze: furnishBraze(sandbox.braze, people, sandbox.clock.now()),
    iterable: furnishIterable(sandbox.iterable, people),
    segment: furnishSegment(sandbox.segment, people),
    lytics: furnishLytics(sandbox.lytics, people),
    connections,
    iterableConnections,
  };
}
