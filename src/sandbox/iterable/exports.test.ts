import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { samplePeople } from '../kit/index.ts';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';
const filesSchema = z.object({
  jobState: z.string(),
  files: z.array(z.object({ file: z.string(), url: z.string() })),
});
const startSchema = z.object({ jobId: z.number() });

describe('export/data', () => {
  it('streams flat profiles as one JSON object a line', async () => {
    const { project, get } = createTestProject();
    project.seed(samplePeople(450));
    const answer = await get('/api/export/data.json?dataTypeName=user&range=All');
    expect(answer.headers.get('content-type')).toBe('application/x-json-stream');
    const lines = answer.text.split('\n').map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(450);
    expect(lines[449]).toMatchObject({ userId: 'person-0450', profileUpdatedAt: '2026-01-01 00:00:00 +00:00' });
  });

  it('selects users by their last change, the start inclusive and the end exclusive', async () => {
    const { post, get, clock } = createTestProject();
    await post('/api/users/update', { email: ada });
    clock.advance(60_000);
    await post('/api/users/update', { email: 'alan@example.com' });
    const window = 'startDateTime=2026-01-01 00:00:00&endDateTime=2026-01-01 00:01:00 %2B00:00';
    const { text } = await get(`/api/export/data.json?dataTypeName=user&${window}&onlyFields=email`);
    expect(text).toBe(`{"email":"${ada}"}`);
    expect((await get('/api/export/data.json?dataTypeName=user&range=Yesterday')).text).toBe('');
  });

  it.each([
    'dataTypeName=planets&range=All',
    'dataTypeName=user',
    'dataTypeName=user&range=Tomorrow',
    'dataTypeName=user&startDateTime=2026-01-01',
    'dataTypeName=user&range=All&startDateTime=2026-01-01&endDateTime=2026-01-02',
    'dataTypeName=user&startDateTime=soon&endDateTime=2026-01-02',
  ])('refuses %s', async (query) => {
    expect(await createTestProject().get(`/api/export/data.json?${query}`)).toMatchObject({
      status: 400,
      json: { code: 'BadParams' },
    });
  });

  it('writes a table as an attachment, quoting what needs it', async () => {
    const { post, get } = createTestProject();
    await post('/api/users/update', { email: ada, dataFields: { note: 'a "b", c', tags: ['x', 'y'] } });
    const path = '/api/export/data.csv?dataTypeName=user&range=All&onlyFields=email,note&onlyFields=tags';
    const { text, headers } = await get(path);
    expect(text).toBe(`note,tags,email\n"a ""b"", c","[""x"",""y""]",${ada}`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="user_20260101000000.csv"');
  });

  it('has the events of one type, with createdAt whatever fields are asked for', async () => {
    const { post, get } = createTestProject();
    await post('/api/events/track', { userId: 'u-1', eventName: 'moved' });
    const path = '/api/export/data.json?dataTypeName=customEvent&range=All&onlyFields=eventName';
    expect((await get(path)).text).toBe('{"eventName":"moved","createdAt":"2026-01-01 00:00:00 +00:00"}');
  });
});

describe('asynchronous exports', () => {
  const setup = async () => {
    const test = createTestProject({}, { exportDelay: 10_000, maxExportFileBytes: 700 });
    test.project.seed(samplePeople(12));
    const start = async () => {
      const body = { dataTypeName: 'user', outputFormat: 'application/x-json-stream' };
      const { jobId } = startSchema.parse((await test.post('/api/export/start', body)).json);
      test.clock.advance(1000);
      return jobId;
    };
    const files = async (jobId: number, query = '') => {
      const answer = await test.get(`/api/export/${jobId}/files${query}`);
      test.clock.advance(1000);
      return filesSchema.parse(answer.json);
    };
    return { ...test, start, files };
  };

  it('go from enqueued over running to completed, with files in pages of ten', async () => {
    const { start, files, clock, get } = await setup();
    const jobId = await start();
    expect(await files(jobId)).toMatchObject({ jobState: 'enqueued', files: [] });
    clock.advance(10_000);
    expect(await files(jobId)).toMatchObject({ jobState: 'running', files: [] });
    clock.advance(10_000);
    const first = await files(jobId);
    expect([first.jobState, first.files.length]).toEqual(['completed', 10]);
    const second = await files(jobId, `?startAfter=${first.files.at(-1)?.file}`);
    expect(second.files).toHaveLength(2);
    const contents = await Promise.all([...first.files, ...second.files].map(({ url }) => get(url, { key: '' })));
    const lines = contents.flatMap(({ text }) => text.split('\n'));
    expect(lines).toHaveLength(12);
  });

  it('link to another host for thirty minutes, which takes no key and no wrong signature', async () => {
    const { start, files, clock, get } = await setup();
    const jobId = await start();
    clock.advance(20_000);
    const url = (await files(jobId)).files[0]?.url ?? '';
    expect(new URL(url).hostname).not.toContain('iterable.com');
    expect((await get(url, { key: '' })).status).toBe(200);
    expect((await get(url)).status).toBe(400);
    expect((await get(`${url}0`, { key: '' })).status).toBe(403);
    clock.advance(30 * 60_000);
    expect((await get(url, { key: '' })).status).toBe(403);
  });

  it('run four at a time; a cancelled one makes room', async () => {
    const { start, files, clock, call, get } = await setup();
    const jobs: number[] = [];
    for (let count = 0; count < 5; count += 1) jobs.push(await start());
    clock.advance(9500);
    const fifth = jobs[4] ?? 0;
    expect((await files(fifth)).jobState).toBe('enqueued');
    expect((await call('DELETE', `/api/export/${jobs[3]}`)).status).toBe(200);
    expect((await files(fifth)).jobState).toBe('running');
    expect((await get('/api/export/jobs?jobState=Cancelled')).json).toMatchObject({ jobs: [{ id: jobs[3] }] });
  });

  it('are started once a second in one organisation', async () => {
    const { post } = await setup();
    const body = { dataTypeName: 'user', outputFormat: 'text/csv' };
    expect((await post('/api/export/start', body)).status).toBe(200);
    expect((await post('/api/export/start', body)).status).toBe(429);
  });
});
