import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

describe('users/update', () => {
  it('is visible only after the delay; until then the user reads as nobody', async () => {
    const { post, get, clock } = createTestProject({}, { visibilityDelay: 5000 });
    const written = await post('/api/users/update', { email: ada, dataFields: { plan: 'team' } });
    expect(written.json).toEqual({ msg: '', code: 'Success', params: null });
    clock.advance(4999);
    expect(await get(`/api/users/${ada}`)).toMatchObject({ status: 200, json: {} });
    expect((await get(`/api/users/${ada}`)).json).toEqual({});
    clock.advance(1);
    expect((await get(`/api/users/${ada}`)).json).toMatchObject({
      user: { email: ada, dataFields: { email: ada, plan: 'team', signupDate: '2026-01-01 00:00:05 +00:00' } },
    });
  });

  it('stores e-mails trimmed and in lower case and finds them in any case', async () => {
    const { post, get } = createTestProject();
    await post('/api/users/update', { email: ' Ada@Example.COM ' });
    expect((await get('/api/users/getByEmail?email=ADA@example.com')).json).toMatchObject({ user: { email: ada } });
  });

  it('finds an e-mail with a plus sign in path and query when it is encoded', async () => {
    const { post, get } = createTestProject();
    await post('/api/users/update', { email: 'a+b@example.com' });
    for (const path of ['/api/users/a%2Bb%40example.com', '/api/users/getByEmail?email=a%2Bb%40example.com']) {
      expect((await get(path)).json).toMatchObject({ user: { email: 'a+b@example.com' } });
    }
    expect((await get('/api/users/getByEmail?email=a+b@example.com')).status).toBe(400);
  });

  it('merges one level deep on request, replaces otherwise, and removes with null', async () => {
    const { post, project } = createTestProject();
    const update = (dataFields: unknown, mergeNestedObjects?: boolean) =>
      post('/api/users/update', { email: ada, dataFields, mergeNestedObjects });
    await update({ address: { city: 'London', geo: { x: 1, y: 2 } }, tags: ['a', 'b'], plan: 'team' });
    await update({ address: { geo: { x: 3 } }, tags: ['c'], plan: null }, true);
    const fields = () => project.profile({ email: ada })?.dataFields;
    expect(fields()).toMatchObject({ address: { city: 'London', geo: { x: 3 } }, tags: ['c'] });
    expect(fields()).not.toHaveProperty('plan');
    expect(fields()).not.toHaveProperty('address.geo.y');
    await update({ address: { city: 'Paris' } });
    expect(fields()).toHaveProperty('address', { city: 'Paris' });
  });

  it('refuses a value of another type than the first one, and fixes no type on the way', async () => {
    const { post, project } = createTestProject();
    await post('/api/users/update', { email: ada, dataFields: { age: 36 } });
    const refused = await post('/api/users/update', { email: ada, dataFields: { fresh: true, age: 'old' } });
    expect(refused).toMatchObject({
      status: 400,
      json: {
        code: 'RequestFieldsTypesMismatched',
        params: {
          validationErrors: {
            age: { incomingTypes: ['string'], expectedType: 'long', _type: 'UnexpectedType', offendingValue: 'old' },
          },
        },
      },
    });
    expect(project.fieldTypes()).not.toHaveProperty('fresh');
  });

  it('refuses more unique fields than the project has room for, nested ones counted', async () => {
    const { post } = createTestProject({ switches: { maxUniqueFields: 2 } });
    const refused = await post('/api/users/update', { email: ada, dataFields: { a: { b: 1, c: 1 } } });
    expect(refused).toMatchObject({
      status: 400,
      json: {
        code: 'UniqueFieldsLimitExceeded',
        params: { limit: 2, requestedTotal: 3, newFields: ['a', 'a.b', 'a.c'] },
      },
    });
    expect((await post('/api/users/update', { email: ada, dataFields: { a: { b: 1 } } })).status).toBe(200);
  });

  it('drops unknown fields without a word when it may not create them', async () => {
    const { post, project } = createTestProject({ switches: { createNewFieldsDefault: false } });
    const answer = await post('/api/users/update', { email: ada, dataFields: { nickname: 'A', city: 'London' } });
    expect(answer.status).toBe(200);
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ city: 'London' });
    expect(project.profile({ email: ada })?.dataFields).not.toHaveProperty('nickname');
  });

  it.each([
    ['a malformed e-mail', { email: 'foo@' }, 400, 'InvalidEmailAddressError'],
    ['an e-mail without a top-level domain', { email: 'foo@localhost' }, 400, 'InvalidEmailAddressError'],
    ['a userId of 53 characters', { userId: 'x'.repeat(53) }, 400, 'InvalidUserIdError'],
    ['a userId that ends with a space', { userId: 'x ' }, 400, 'InvalidUserIdError'],
    ['no identifier', { dataFields: {} }, 400, 'BadParams'],
    ['a field of the vendor', { email: ada, dataFields: { itblInternal: {} } }, 400, 'ForbiddenParamsError'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await createTestProject().post('/api/users/update', body)).toMatchObject({ status, json: { code } });
  });
});

describe('unknown users', () => {
  it('read as an empty object by e-mail and as an error by userId', async () => {
    const { get } = createTestProject();
    expect(await get(`/api/users/getByEmail?email=${ada}`)).toMatchObject({ status: 200, text: '{}' });
    expect(await get('/api/users/byUserId?userId=nobody')).toMatchObject({
      status: 400,
      json: { code: 'error.users.noUserWithIdExists' },
    });
    const inPath = await get('/api/users/byUserId/nobody');
    expect([inPath.status, inPath.headers.get('content-type')]).toEqual([400, 'text/plain']);
  });

  it('are deleted with success by e-mail and refused by userId', async () => {
    const { call } = createTestProject();
    expect((await call('DELETE', `/api/users/${ada}`)).status).toBe(200);
    expect(await call('DELETE', '/api/users/byUserId/nobody')).toMatchObject({
      status: 400,
      json: { code: 'BadParams' },
    });
  });
});

describe('users/bulkUpdate', () => {
  it('answers 200 with one bucket per failed user', async () => {
    const { post, project } = createTestProject();
    await post('/api/users/update', { email: 'gone@example.com' });
    await post('/api/users/forget', { email: 'gone@example.com' });
    await post('/api/users/update', { email: ada });
    await post('/api/users/update', { userId: 'u-1' });
    const answer = await post('/api/users/bulkUpdate', {
      users: [
        { email: 'Fine@Example.com', dataFields: { plan: 'team' } },
        { email: 'Bad@' },
        { email: 'gone@example.com' },
        { email: ada, userId: 'u-1' },
      ],
    });
    expect(answer).toMatchObject({
      status: 200,
      json: {
        successCount: 1,
        failCount: 3,
        invalidEmails: ['bad@'],
        createdFields: ['plan'],
        failedUpdates: { invalidEmails: ['bad@'], forgottenEmails: ['gone@example.com'], conflictEmails: [ada] },
      },
    });
    expect(project.profile({ email: 'fine@example.com' })?.dataFields).toMatchObject({ plan: 'team' });
  });

  it('fails as a whole on a type conflict', async () => {
    const { post, project } = createTestProject();
    const users = [
      { email: ada, dataFields: { age: 36 } },
      { email: 'alan@example.com', dataFields: { age: 'old' } },
    ];
    const answer = await post('/api/users/bulkUpdate', { users });
    expect(answer).toMatchObject({ status: 400, json: { code: 'RequestFieldsTypesMismatched' } });
    expect(project.profiles()).toEqual([]);
  });

  it('refuses an empty list', async () => {
    const answer = await createTestProject().post('/api/users/bulkUpdate', { users: [] });
    expect(answer).toMatchObject({ status: 400, json: { msg: 'Emails invalid: ', code: 'InvalidEmailAddressError' } });
  });

  it.each([
    ['413', 413],
    ['BatchTooLarge', 400],
  ] as const)('refuses more than 4,000,000 bytes as %s', async (tooLarge, status) => {
    const { post } = createTestProject({ switches: { tooLarge } });
    const users = [{ email: ada, dataFields: { padding: 'x'.repeat(4_000_000) } }];
    expect((await post('/api/users/bulkUpdate', { users })).status).toBe(status);
  });

  it('accounts for every user it is given', async () => {
    const user = fc.record({ email: fc.constantFrom('a@example.com', 'B@example.com', 'bad@', 'c@example.com ') });
    await fc.assert(
      fc.asyncProperty(fc.array(user, { minLength: 1, maxLength: 20 }), async (users) => {
        const { json } = await createTestProject().post('/api/users/bulkUpdate', { users });
        const failed = users.filter(({ email }) => email === 'bad@').length;
        expect(json).toMatchObject({ successCount: users.length - failed, failCount: failed });
      }),
      { numRuns: 25 },
    );
  });
});
