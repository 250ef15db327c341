import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

describe('calls that are known by their shape', () => {
  it('answer what was recorded, with the number that was asked for', async () => {
    const { get } = createTestProject();
    const { status, json, headers } = await get('/api/experiments/9001');
    expect({ status, json }).toMatchObject({ status: 200, json: { id: 9001, variants: [{ isControl: true }, {}] } });
    expect(headers.get('iterable-request-id')).not.toBeNull();
  });

  it('know one experiment, and no other', async () => {
    const { get } = createTestProject();
    for (const path of ['/api/experiments/999999', '/api/experiments/999999/variants']) {
      expect(await get(path)).toMatchObject({ status: 404, json: { code: 'NotFound' } });
    }
  });

  it('end a list after its last page', async () => {
    const { get } = createTestProject();
    const page = async (offset: number) => (await get(`/api/experiments?limit=1&offset=${offset}`)).json;
    expect(await page(0)).toMatchObject({ experiments: [{ id: 9001 }], totalCount: 1 });
    expect(await page(1)).toMatchObject({ experiments: [], totalCount: 1 });
  });

  it('answer tables as text', async () => {
    const { get } = createTestProject();
    const { text, headers } = await get('/api/experiments/metrics?experimentId=9001');
    expect(text).toMatch(/^Campaign ID,Experiment ID,Template ID,Name,Type/);
    expect(headers.get('content-type')).toBe('text/plain');
  });

  it('refuse keys that do not reach them', async () => {
    const { get, call } = createTestProject();
    expect(await get('/api/experiments/9001', { key: 'nobody' })).toMatchObject({
      status: 401,
      json: { code: 'BadApiKey' },
    });
    const session = { body: { email: 'ada@example.com' } };
    expect((await call('POST', '/api/events/trackInboxSession', session)).status).toBe(401);
  });

  it('refuse what lacks a parameter or has one of the wrong type', async () => {
    const { get, post } = createTestProject();
    expect(await post('/api/verify/sms/begin', { phoneNumber: 5 })).toMatchObject({
      status: 400,
      json: {
        code: 'BadJsonBody',
        params: { 'obj.phoneNumber': 'string expected', 'obj.verificationProfileId': 'Value is missing' },
      },
    });
    expect(await get('/api/experiments?limit=many')).toMatchObject({ status: 400, json: { code: 'BadParams' } });
    expect((await post('/api/verify/sms/check', '{"cut')).status).toBe(400);
  });
});
