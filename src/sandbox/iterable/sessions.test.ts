import { describe, expect, it } from 'vitest';
import { createTestProject, serverKey } from './test-client.ts';

const mobile = { key: 'mobile-key' };
const web = { key: 'web-key' };
const email = 'ada@example.com';

async function start() {
  const test = createTestProject({
    keys: [
      { value: serverKey, type: 'server-side' },
      { value: mobile.key, type: 'mobile' },
      { value: web.key, type: 'javascript' },
    ],
  });
  await test.post('/api/users/update', { email });
  const types = (user: { email?: string; userId?: string } = { email }) =>
    test.project.events(user).map(({ eventType }) => eventType);
  return { ...test, types };
}

describe('sessions that an SDK reports', () => {
  it('to the inbox are kept with an impression of each message', async () => {
    const { post, project, types } = await start();
    const impressions = [{ messageId: 'm1', displayCount: 2 }, { messageId: 'm2' }];
    const body = { email, inboxSessionId: 's1', startUnreadMessageCount: 2, impressions };
    expect((await post('/api/events/trackInboxSession', body, mobile)).status).toBe(200);
    expect(types()).toEqual(['inboxSession', 'inboxMessageImpression', 'inboxMessageImpression']);
    expect(project.events({ email })[0]?.dataFields).toMatchObject({ inboxSessionId: 's1' });
    expect((await post('/api/events/trackInboxSession', body, web)).status).toBe(401);
    expect((await post('/api/events/trackInboxSession', { ...body, impressions: 'two' }, mobile)).status).toBe(400);
    expect((await post('/api/events/trackInboxSession', { impressions }, mobile)).status).toBe(400);
  });

  it('of people whom nobody knew make users of them', async () => {
    const { post, project, types } = await start();
    const body = {
      user: { userId: 'visitor-1', dataFields: { visits: 3 } },
      createdAt: 1_767_225_600,
      deviceInfo: {},
      unknownSessionContext: { totalUnknownSessionCount: 3 },
    };
    expect((await post('/api/unknownuser/events/session', body, web)).status).toBe(200);
    expect(project.profile({ userId: 'visitor-1' })?.dataFields).toMatchObject({ visits: 3 });
    expect(types({ userId: 'visitor-1' })).toEqual(['unknownSession']);
    expect((await post('/api/unknownuser/events/session', { ...body, user: {} }, web)).status).toBe(400);
  });

  it('and their consent are kept of users who exist', async () => {
    const { post, types } = await start();
    const consent = { consentTimestamp: 1_767_225_600, isUserKnown: true };
    for (const who of [email, 'nobody@example.com']) {
      expect((await post('/api/unknownuser/consent', { email: who, ...consent }, mobile)).status).toBe(200);
    }
    expect(types()).toEqual(['unknownUserConsent']);
    expect((await post('/api/unknownuser/consent', { email }, mobile)).status).toBe(400);
  });
});

describe('an embedded message', () => {
  it('is dismissed, as the web SDK reports', async () => {
    const { post, types } = await start();
    const path = '/api/embedded-messaging/events/dismiss';
    expect((await post(path, { email, messageId: 'm1' }, web)).status).toBe(200);
    expect(types()).toEqual(['embeddedDismiss']);
    expect((await post(path, { email }, web)).status).toBe(400);
    expect((await post(path, { email, messageId: 'm1' }, mobile)).status).toBe(401);
  });
});

describe('the verification of a phone number', () => {
  const number = { phoneNumber: '+15550100', verificationProfileId: 7 };
  const startVerifying = () => createTestProject({ switches: { smsVerification: true } });

  it('approves the code that was sent, once, and no other', async () => {
    const { post, project } = startVerifying();
    const check = async (code = '') => (await post('/api/verify/sms/check', { ...number, code })).json;
    expect(await check('123456')).toMatchObject({ params: { status: 'pending' } });
    await post('/api/verify/sms/begin', number);
    const code = project.verificationCode(number.phoneNumber, number.verificationProfileId);
    expect(code).toMatch(/^\d{6}$/);
    expect(await check(`${code}0`)).toMatchObject({ params: { status: 'pending' } });
    expect(await check(code)).toMatchObject({ code: 'Success', params: { status: 'approved' } });
    expect(await check(code)).toMatchObject({ params: { status: 'pending' } });
  });

  it('refuses what is no phone number, and a project without the add-on', async () => {
    const { post } = startVerifying();
    expect((await post('/api/verify/sms/begin', { ...number, phoneNumber: '555' })).status).toBe(400);
    expect(await post('/api/verify/sms/begin', { phoneNumber: 5 })).toMatchObject({ json: { code: 'BadJsonBody' } });
    const without = createTestProject();
    expect((await without.post('/api/verify/sms/begin', number)).status).toBe(403);
    expect((await without.post('/api/verify/sms/check', { ...number, code: '1' })).status).toBe(403);
  });
});
