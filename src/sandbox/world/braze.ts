import type { BrazeActivity, BrazeSandbox, BrazeWorkspace } from '../braze/index.ts';
import type { SamplePerson } from '../kit/index.ts';
import { credentials } from './credentials.ts';
import { sampleGroups } from './groups.ts';

/** The last part of an id tells one kind of object from another, and the number the objects of a kind. */
const idOf = (kind: number, number: number) =>
  `5a4db0c5-0000-4000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`;

const day = 86_400_000;
const activeDays = 7;

/** What came of an e-mail on each of the last days, the oldest first. */
function emailActivity(now: number, people: number): BrazeActivity[] {
  return Array.from({ length: activeDays }, (_, index) => ({
    at: now - (activeDays - index) * day,
    channel: 'email',
    counts: { sent: people, delivered: people, opens: Math.floor(people / 2), unique_opens: Math.floor(people / 3) },
    recipients: people,
  }));
}

/** Adds a workspace on US-01 with one key that may do everything, an identity provider and a partner. */
export function furnishBraze(braze: BrazeSandbox, people: readonly SamplePerson[], now: number): BrazeWorkspace {
  const workspace = braze.addWorkspace({
    instance: 'US-01',
    apiKeys: [{ key: credentials.braze.apiKey, permissions: 'all' }],
    scim: credentials.braze.scim,
    partners: [credentials.braze.partner],
    locales: [
      { id: idOf(8, 1), name: 'es-MX' },
      { id: idOf(8, 2), name: 'ja' },
    ],
    warehouses: [{ id: idOf(9, 1), name: 'Sample warehouse', type: 'snowflake' }],
    apps: [{ id: idOf(1, 1), name: 'Sample app', platform: 'iOS' }],
    segments: sampleGroups.map(({ name, description, includes }, index) => ({
      id: idOf(2, index + 1),
      name,
      description,
      analyticsTrackingEnabled: true,
      tags: ['sample'],
      members: ({ fields, customAttributes }) => includes({ ...fields, ...customAttributes }),
    })),
    campaigns: [
      {
        id: idOf(3, 1),
        name: 'Welcome',
        description: 'Greets new customers.',
        channels: ['email'],
        scheduleType: 'action_based',
        firstSent: now - 90 * day,
        lastSent: now - day,
        activity: emailActivity(now, people.length),
        tags: ['sample'],
      },
      { id: idOf(3, 2), name: 'Spring offer', channels: ['email', 'ios_push'], draft: true, tags: ['sample'] },
      { id: idOf(3, 3), name: 'Receipt', channels: ['email'], isApiCampaign: true, scheduleType: 'api_triggered' },
    ],
    canvases: [
      { id: idOf(4, 1), name: 'Onboarding', activity: emailActivity(now, people.length), tags: ['sample'] },
      { id: idOf(4, 2), name: 'Win back', tags: ['sample'] },
    ],
    newsFeedCards: [{ id: idOf(10, 1), name: 'What is new', tags: ['sample'] }],
    subscriptionGroups: [
      { id: idOf(5, 1), name: 'Newsletter', channel: 'email' },
      { id: idOf(5, 2), name: 'Product news', channel: 'email' },
      { id: idOf(5, 3), name: 'Text offers', channel: 'sms' },
    ],
    emailTemplates: [{ id: idOf(6, 1), name: 'Plain letter', tags: ['sample'] }],
    contentBlocks: [{ id: idOf(7, 1), name: 'Footer', tags: ['sample'] }],
  });
  workspace.seed(people);
  return workspace;
}
