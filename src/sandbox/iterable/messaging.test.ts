import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const pageSchema = z.object({
  campaigns: z.array(z.object({ id: z.number() })),
  nextPageUrl: z.string().optional(),
  totalCampaignsCount: z.number(),
});

describe('campaigns', () => {
  it('are followed page by page over links relative to the host', async () => {
    const { project, get } = createTestProject();
    for (let id = 1; id <= 5; id += 1) project.addCampaign({ id, name: `c${id}`, campaignState: 'Finished' });
    project.addCampaign({ id: 6, name: 'c6', campaignState: 'Draft' });
    const seen: number[] = [];
    let next: string | undefined = '/api/campaigns?page=1&pageSize=2&sort=-id&campaignState=Finished';
    while (next !== undefined) {
      expect(next).toMatch(/^\/api\/campaigns\?/);
      const page: z.output<typeof pageSchema> = pageSchema.parse((await get(next)).json);
      expect(page.totalCampaignsCount).toBe(5);
      seen.push(...page.campaigns.map(({ id }) => id));
      next = page.nextPageUrl;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  it('come twenty at a time unless an older project lists them all', async () => {
    for (const [unpagedCampaigns, count] of [
      [false, 20],
      [true, 21],
    ] as const) {
      const { project, get } = createTestProject({ switches: { unpagedCampaigns } });
      for (let id = 1; id <= 21; id += 1) project.addCampaign({ id, name: `c${id}` });
      expect(pageSchema.parse((await get('/api/campaigns')).json).campaigns).toHaveLength(count);
    }
  });

  it.each(['page=0', 'page=x', 'pageSize=1001', 'sort=colour', 'campaignState=Lost'])('refuse %s', async (query) => {
    expect((await createTestProject().get(`/api/campaigns?${query}`)).status).toBe(400);
  });

  it('are read one by one, and are not found when unknown', async () => {
    const { project, get } = createTestProject();
    project.addCampaign({ id: 7, name: 'Seven' });
    expect((await get('/api/campaigns/7')).json).toMatchObject({ id: 7, name: 'Seven' });
    expect(await get('/api/campaigns/8')).toMatchObject({ status: 404, json: { code: 'NotFound' } });
  });

  it('have children only when they recur', async () => {
    const { project, get } = createTestProject();
    project.addCampaign({ id: 1, name: 'Weekly', campaignState: 'Recurring' });
    project.addCampaign({ id: 2, name: 'Week 1', recurringCampaignId: 1 });
    expect((await get('/api/campaigns/recurring/1/childCampaigns')).json).toMatchObject({ campaigns: [{ id: 2 }] });
    expect((await get('/api/campaigns/recurring/2/childCampaigns')).status).toBe(400);
  });

  it('measure in columns of the media asked for, empty where a column is of another medium', async () => {
    const { project, get } = createTestProject();
    project.addCampaign({ id: 1, name: 'Mail', metrics: { 'Total Email Sends': 12 } });
    project.addCampaign({ id: 2, name: 'Text', messageMedium: 'SMS' });
    const { text, headers } = await get('/api/campaigns/metrics?campaignId=1&campaignId=2');
    expect(headers.get('content-type')).toBe('text/plain');
    const [header, mail, sms] = text.split('\n');
    expect(header).toMatch(/^id,Total Email Sends,.*Total SMS Sent/);
    expect(mail).toBe('1,12,0,0,0,0,0,0,,,,');
    expect(sms).toBe('2,,,,,,,,0,0,0,0');
    expect((await get('/api/campaigns/metrics')).text).toBe('id,\n');
  });
});

describe('what is made in the vendor’s own pages', () => {
  it('channels and message types are listed whole', async () => {
    const { get } = createTestProject();
    expect((await get('/api/channels')).json).toMatchObject({
      channels: [
        { id: 31, channelType: 'Marketing' },
        { id: 32, channelType: 'Transactional' },
      ],
    });
    expect((await get('/api/messageTypes')).json).toMatchObject({
      messageTypes: [
        { id: 301, channelId: 31, subscriptionPolicy: 'OptOut' },
        { id: 302, channelId: 32 },
      ],
    });
  });

  it('templates are filtered by type, medium and time of creation', async () => {
    const { project, get } = createTestProject();
    project.addTemplate({ templateId: 1, name: 'Old', messageTypeId: 301, createdAt: Date.UTC(2020, 0, 1) });
    project.addTemplate({ templateId: 2, name: 'New', messageTypeId: 301 });
    project.addTemplate({ templateId: 3, name: 'Text', messageTypeId: 301, messageMedium: 'SMS' });
    const path = '/api/templates?messageMedium=Email&startDateTime=2021-01-01';
    expect((await get(path)).json).toMatchObject({ templates: [{ templateId: 2 }], totalTemplatesCount: 1 });
    expect((await get('/api/templates?messageMedium=Pigeon')).status).toBe(400);
  });

  it('journeys come at most fifty at a time, archived ones only on request', async () => {
    const { project, get } = createTestProject();
    project.addJourney({ id: 1, name: 'Welcome' });
    project.addJourney({ id: 2, name: 'Old', isArchived: true });
    expect((await get('/api/journeys')).json).toMatchObject({ journeys: [{ id: 1 }], totalJourneysCount: 1 });
    expect((await get('/api/journeys?state=Archived')).json).toMatchObject({ journeys: [{ id: 2 }] });
    expect((await get('/api/journeys?pageSize=51')).status).toBe(400);
  });

  it('webhooks are changed but never created, and keep their credentials to themselves', async () => {
    const { post, get } = createTestProject({
      webhooks: [
        {
          id: 1,
          endpoint: 'https://example.com/a',
          enabled: true,
          authType: 'Basic',
          authToken: 'secret',
          headers: [],
          blastSendEnabled: true,
          triggeredSendEnabled: true,
          channelIds: [],
          messageTypeIds: [],
        },
      ],
    });
    expect((await post('/api/webhooks', { id: 1, enabled: false })).status).toBe(200);
    expect((await post('/api/webhooks', { id: 2, enabled: false })).status).toBe(400);
    const listed = await get('/api/webhooks');
    expect(listed.json).toMatchObject({ webhooks: [{ id: 1, enabled: false, endpoint: 'https://example.com/a' }] });
    expect(listed.text).not.toContain('secret');
  });
});
