import type { SamplePerson } from '../kit/index.ts';
import { type LyticsAccount, type LyticsSandbox, brazeUsersMapping } from '../lytics/index.ts';
import { credentials } from './credentials.ts';
import { sampleGroups } from './groups.ts';

/**
 * Adds an account whose token may do everything. Streams `default` and `crosswalk` take every field under its own name,
 * `braze_users` is mapped as Lytics ships it.
 */
export function furnishLytics(lytics: LyticsSandbox, people: readonly SamplePerson[]): LyticsAccount {
  const account = lytics.addAccount({
    id: '5a4db0c5000000000000000000000000',
    aid: 1001,
    name: 'Sample account',
    domain: 'example.com',
    tokens: [
      {
        token: credentials.lytics.apiToken,
        name: 'Sample token',
        roles: ['admin', 'data_manager', 'segment_manager', 'user_search'],
      },
    ],
    streams: { crosswalk: 'one_to_one', braze_users: brazeUsersMapping },
    audiences: sampleGroups.map(({ key, name, description, segmentQl }, index) => ({
      id: `5a4db0c5${String(index + 1).padStart(24, '0')}`,
      slug: key,
      name,
      description,
      segmentQl,
    })),
    administrators: [
      { name: 'Olga Owner', email: 'owner@example.com', roles: ['admin'] },
      { name: 'Max Member', email: 'member@example.com', roles: ['observer'] },
    ],
  });
  account.seed(people);
  return account;
}
