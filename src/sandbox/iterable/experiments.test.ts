import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const emails = ['ada', 'bob', 'cleo', 'dan'].map((name) => `${name}@example.com`);

/** A triggered campaign with an experiment of two templates, and users to send it to. */
async function start(experiment: { status?: 'draft' | 'running' | 'finished' } = {}) {
  const test = createTestProject();
  const { project, post } = test;
  for (const email of emails) await post('/api/users/update', { email });
  const add = (name: string) =>
    project.addTemplate({ name, messageTypeId: 301, content: { subject: name } }).templateId;
  const [control, short] = [add('Long'), add('Short')];
  const campaign = project.addCampaign({
    name: 'News',
    type: 'Triggered',
    campaignState: 'Running',
    templateId: control,
  });
  const variants = [
    { name: 'Control', templateId: control },
    { name: 'Shorter', templateId: short, isWinner: experiment.status === 'finished' },
  ];
  const { id } = project.addExperiment({ name: 'Subject', campaignId: campaign.id, variants, ...experiment });
  const send = (recipientEmail: string) => post('/api/email/target', { campaignId: campaign.id, recipientEmail });
  const rows = async (query = '') =>
    (await test.get(`/api/experiments/metrics${query}`)).text.trimEnd().split('\n').slice(1);
  return { ...test, id, campaign, control, short, send, rows };
}

describe('experiments', () => {
  it('share the messages of their campaign among their templates, and count what becomes of them', async () => {
    const { send, rows, project, id, campaign, control, short } = await start();
    for (const email of emails) await send(email);
    const [ada = ''] = emails;
    const head = { campaignId: campaign.id, templateId: control };
    project.addEvent({ email: ada }, { eventType: 'emailOpen', ...head });
    project.addEvent({ email: ada }, { eventType: 'emailOpen', ...head });
    project.addEvent({ email: ada }, { eventType: 'emailClick', ...head });
    expect(await rows()).toEqual([
      `${campaign.id},${id},${control},Control,Control,2,2,1,1,0,0,0`,
      `${campaign.id},${id},${short},Shorter,Variant,2,2,0,0,0,0,0`,
    ]);
  });

  it('are measured by id, by campaign and by time', async () => {
    const { send, rows, id, campaign, get } = await start();
    await send('ada@example.com');
    expect(await rows(`?experimentId=${id}&campaignId=${campaign.id}`)).toHaveLength(2);
    expect(await rows('?experimentId=999999')).toEqual([]);
    expect((await rows('?startDateTime=2030-01-01')).join()).not.toContain(',1,');
    expect((await get('/api/experiments/metrics?experimentId=x')).status).toBe(400);
    expect((await get('/api/experiments/metrics?startDateTime=2026-02-01&endDateTime=2026-01-01')).status).toBe(400);
    const { headers, text } = await get('/api/experiments/metrics');
    expect(text).toMatch(/^Campaign ID,Experiment ID,Template ID,Name,Type/);
    expect(headers.get('content-type')).toBe('text/plain');
  });

  it('send the template of the winner once they are over, and that of the campaign while they are drafts', async () => {
    const templateOf = async (status: 'draft' | 'finished') => {
      const { send, project, control } = await start({ status });
      await send('ada@example.com');
      const sent = project.events({ email: 'ada@example.com' }).find(({ eventType }) => eventType === 'emailSend');
      return sent?.templateId === control ? 'control' : 'winner';
    };
    expect([await templateOf('draft'), await templateOf('finished')]).toEqual(['control', 'winner']);
  });

  it('are read with their variants and what each of them says', async () => {
    const { get, id, campaign, short } = await start();
    expect((await get(`/api/experiments/${id}`)).json).toMatchObject({
      id,
      campaignId: campaign.id,
      status: 'running',
      variants: [
        { isControl: true, currentPercentage: 50 },
        { name: 'Shorter', value: { templateId: short } },
      ],
    });
    expect((await get(`/api/experiments/${id}/variants`)).json).toMatchObject({
      experimentId: id,
      variants: [{}, { content: { subject: 'Short' } }],
    });
    for (const path of ['/api/experiments/999999', '/api/experiments/999999/variants']) {
      expect(await get(path)).toMatchObject({ status: 404, json: { code: 'NotFound' } });
    }
  });

  it('are listed by state and campaign, page by page', async () => {
    const { get, id, campaign, project, control } = await start();
    const draft = project.addExperiment({
      name: 'Next',
      campaignId: campaign.id,
      status: 'draft',
      variants: [{ name: 'Control', templateId: control }],
    });
    const list = async (query: string) => (await get(`/api/experiments?${query}`)).json;
    expect(await list('state=draft')).toMatchObject({ experiments: [{ id: draft.id }], totalCount: 1 });
    expect(await list(`campaignId=${campaign.id}&limit=1`)).toMatchObject({ experiments: [{ id }], totalCount: 2 });
    expect(await list('limit=1&offset=2')).toMatchObject({ experiments: [], totalCount: 2 });
    expect(await list('campaignId=1')).toMatchObject({ totalCount: 0 });
    for (const query of ['limit=many', 'limit=1001', 'state=lost', 'offset=-1']) {
      expect((await get(`/api/experiments?${query}`)).status).toBe(400);
    }
  });
});

describe('metrics of campaigns', () => {
  it('count what happened in the time that is asked for, also to users who are deleted', async () => {
    const { send, get, call, clock, campaign } = await start();
    await send('ada@example.com');
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    clock.advance(3 * 86_400_000);
    await send('bob@example.com');
    await call('DELETE', '/api/users/ada@example.com');
    const sends = async (query: string) => {
      const { text } = await get(`/api/campaigns/metrics?campaignId=${campaign.id}${query}`);
      return text.split('\n')[1]?.split(',')[1];
    };
    expect(await sends('')).toBe('2');
    const until = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect(await sends(`&startDateTime=${day}&endDateTime=${until}`)).toBe('1');
  });
});
