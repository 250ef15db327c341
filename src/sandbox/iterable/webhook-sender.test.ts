import { describe, expect, it } from 'vitest';
import type { Webhook } from './index.ts';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

function setup(webhook: Partial<Webhook>) {
  const test = createTestProject({
    webhooks: [
      {
        id: 1,
        endpoint: 'https://receiver.example.com/hook',
        enabled: true,
        authType: 'NoAuth',
        headers: [{ key: 'X-Team', value: 'growth' }],
        blastSendEnabled: true,
        triggeredSendEnabled: true,
        channelIds: [],
        messageTypeIds: [],
        ...webhook,
      },
    ],
  });
  const fill = async () => {
    await test.post('/api/users/update', { email: ada });
    test.project.addEvent({ email: ada }, { eventType: 'emailClick', dataFields: { url: 'https://example.com' } });
    test.clock.advance(1000);
    await test.post('/api/users/updateSubscriptions', { email: ada, unsubscribedChannelIds: [31] });
    await test.post('/api/events/track', { email: ada, eventName: 'moved' });
  };
  const namesOf = (requests: Request[]) =>
    Promise.all(requests.map(async (request) => /"eventName":"(\w+)"/.exec(await request.text())?.[1]));
  return { ...test, fill, namesOf };
}

describe('system webhooks', () => {
  it('report what Iterable noticed, not custom events', async () => {
    const { fill, project, namesOf } = setup({});
    await fill();
    expect(await namesOf(project.webhookRequests())).toEqual(['emailClick', 'emailUnSubscribe']);
    const [click] = project.webhookRequests();
    expect(click?.headers.get('x-team')).toBe('growth');
    expect(await click?.json()).toEqual({
      email: ada,
      eventName: 'emailClick',
      dataFields: {
        email: ada,
        url: 'https://example.com',
        createdAt: '2026-01-01 00:00:00 +00:00',
        campaignId: null,
        templateId: null,
      },
    });
  });

  it('may come twice and in the wrong order', async () => {
    const { fill, project, namesOf } = setup({});
    await fill();
    expect(await namesOf(project.webhookRequests({ duplicated: true, reversed: true }))).toEqual([
      'emailUnSubscribe',
      'emailUnSubscribe',
      'emailClick',
      'emailClick',
    ]);
  });

  it.each([
    ['NoAuth', null],
    ['Basic', 'dG9rZW4='],
    ['OAuth2', 'OAuth2 dG9rZW4='],
  ] as const)('of type %s send the header %s', async (authType, header) => {
    const { fill, project } = setup({ authType, authToken: 'dG9rZW4=' });
    await fill();
    expect(project.webhookRequests()[0]?.headers.get('authorization')).toBe(header);
  });

  it('are silent when disabled', async () => {
    const { fill, project } = setup({ enabled: false });
    await fill();
    expect(project.webhookRequests()).toEqual([]);
  });
});
