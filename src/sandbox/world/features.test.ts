import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createVirtualClock } from '../kit/index.ts';
import { createSandbox } from '../sandbox.ts';
import { credentials } from './credentials.ts';
import { furnish } from './index.ts';

const campaignsSchema = z.object({ campaigns: z.array(z.object({ id: z.number(), type: z.string() })) });

function build() {
  const sandbox = createSandbox({ clock: createVirtualClock() });
  furnish(sandbox, { people: 1 });
  return sandbox;
}

describe('features that not every customer has', () => {
  const json = { 'content-type': 'application/json' };
  const { scim, partner } = credentials.braze;
  const { apiKey, mobileKey, webKey } = credentials.iterable.hybrid;
  const identityProvider = { authorization: `Bearer ${scim.token}`, 'x-request-origin': scim.origin };
  const partnerBody = {
    partner_api_key: partner.apiKey,
    client_secret: partner.clientSecret,
    cohort_id: 'readers',
    cohort_changes: [{ user_ids: ['person-0001'] }],
  };
  const doubleOptIn = { userId: 'person-0001', messageTypeIds: [301] };
  const iterable = 'https://api.iterable.com/api';
  const group = `${iterable}/subscriptions/messageType/301`;

  const device = 'platform=iOS&SDKVersion=6.5.0&appPackageName=com.example.app';

  it.each<[string, number, string, string, Record<string, string>, object | undefined]>([
    [
      'SCIM',
      200,
      'GET',
      'https://rest.iad-01.braze.com/scim/v2/Users?filter=userName eq "a@b.c"',
      identityProvider,
      undefined,
    ],
    ['cohorts', 200, 'POST', `https://rest.iad-01.braze.com/partners/${partner.name}/cohorts/users`, json, partnerBody],
    ['subscriptions', 202, 'PATCH', `${group}/byUserId/person-0001`, { ...json, 'api-key': apiKey }, {}],
    ['bulk subscriptions', 202, 'PUT', group, { ...json, 'api-key': apiKey }, { usersByUserId: ['person-0001'] }],
    [
      'double opt-in',
      202,
      'POST',
      `${iterable}/subscriptions/subscribeToDoubleOptIn`,
      { ...json, 'api-key': apiKey },
      doubleOptIn,
    ],
    ['source functions', 200, 'POST', `https://fn.segmentapis.com/?b=${credentials.segment.functionToken}`, json, {}],
    [
      'mobile keys',
      200,
      'GET',
      `${iterable}/mobile/getRemoteConfiguration?${device}`,
      { 'api-key': mobileKey },
      undefined,
    ],
    ['JavaScript keys', 200, 'GET', `${iterable}/unknownuser/list`, { 'api-key': webKey }, undefined],
  ])('are there: %s', async (_, status, method, url, headers, body) => {
    const sandbox = build();
    const request = new Request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect((await sandbox.fetch(request)).status).toBe(status);
  });

  it('are there: triggered campaigns that are turned on and off', async () => {
    const sandbox = build();
    const headers = { ...json, 'api-key': apiKey };
    const listed = await sandbox.fetch(new Request(`${iterable}/campaigns`, { headers }));
    const { campaigns } = campaignsSchema.parse(await listed.json());
    const body = JSON.stringify({ campaignId: campaigns.find(({ type }) => type === 'Triggered')?.id });
    for (const call of ['deactivateTriggered', 'activateTriggered']) {
      const request = new Request(`${iterable}/campaigns/${call}`, { method: 'POST', headers, body });
      expect((await sandbox.fetch(request)).status).toBe(200);
    }
  });
});
