import type { SamplePerson } from '../kit/index.ts';
import type { SegmentSandbox, SegmentWorkspace } from '../segment/index.ts';
import { credentials } from './credentials.ts';
import { sampleGroups } from './groups.ts';

const { writeKey, profileToken, spaceId, publicToken, functionToken } = credentials.segment;

/** Adds a US workspace with one source, a space with audiences, and a token of the workspace's owner. */
export function furnishSegment(segment: SegmentSandbox, people: readonly SamplePerson[]): SegmentWorkspace {
  const workspace = segment.addWorkspace({
    id: 'sampleWorkspace0000001',
    name: 'Sample workspace',
    slug: 'sample-workspace',
    sources: [
      {
        id: 'sampleSource0000000001',
        name: 'sample-server',
        writeKey,
        destinations: [{ id: 'sampleDestination00001', name: 'Sample warehouse' }],
      },
    ],
    space: {
      id: spaceId,
      profileToken,
      name: 'Sample space',
      slug: 'sample-space',
      audiences: sampleGroups.map(({ key, name, includes }) => ({
        id: `aud_${key}`,
        key,
        name,
        members: people.filter((person) => includes({ ...person })).map(({ id }) => `user_id:${id}`),
      })),
      computedTraits: [
        {
          key: 'interest_count',
          name: 'Number of interests',
          values: Object.fromEntries(people.map(({ id, interests }) => [`user_id:${id}`, interests.length])),
        },
      ],
    },
    publicTokens: [{ token: publicToken, role: 'owner' }],
    teammates: [
      { id: 'sampleTeammate00000001', name: 'Olga Owner', email: 'owner@example.com', roleName: 'Workspace Owner' },
      { id: 'sampleTeammate00000002', name: 'Max Member', email: 'member@example.com' },
    ],
    userGroups: [{ id: 'sampleUserGroup0000001', name: 'Marketing', memberIds: ['sampleTeammate00000002'] }],
    sourceFunctions: [{ name: 'Sample function', token: functionToken }],
    warehouses: [{ id: 'sampleWarehouse0000001', name: 'sample-warehouse' }],
  });
  workspace.seed(people);
  return workspace;
}
